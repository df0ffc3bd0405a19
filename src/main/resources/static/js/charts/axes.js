/** Scales of the loss chart and their axes. */

import {short, power, count} from '../format.js';
import {d3} from './d3.js';

/** Epochs: linear, or logarithmic in a way that still has a place for 0. */
export function epochScale(last, log, range) {
  const scale = log ? d3.scaleSymlog().constant(1) : d3.scaleLinear();
  return scale.domain([0, Math.max(1, last)]).range(range);
}

/** Losses; not positive ones have no place on a log axis and are shown at its foot. */
export function lossScale(lowest, highest, log, range) {
  if (!log) {
    return d3.scaleLinear().domain([0, highest > 0 ? 1.04 * highest : 1]).range(range).clamp(true);
  }
  const foot = lowest > 0 ? lowest : highest / 10 || 1e-3;
  return d3.scaleLog().domain([foot / 1.2, Math.max(highest, foot) * 1.2]).range(range).clamp(true);
}

/** The places of ticks for epochs and the words at them. */
export function epochTicks(scale, log, room) {
  if (!log) {
    return scale.ticks(Math.max(2, Math.floor(room / 90))).filter(Number.isInteger).map((x) => [x, count(x)]);
  }
  const last = scale.domain()[1];
  const powers = d3.range(0, Math.floor(Math.log10(last)) + 1).map((k) => [10 ** k, power(10 ** k)]);
  return [[0, '0'], ...powers];
}

/** The places of ticks for losses and the words at them. */
export function lossTicks(scale, log, room) {
  const wanted = Math.max(2, Math.floor(room / 45));
  if (!log) {
    return scale.ticks(wanted).map((y) => [y, short(y)]);
  }
  const [low, high] = scale.domain().map(Math.log10);
  const step = Math.max(1, Math.ceil((high - low) / wanted));
  const exponents = d3.range(Math.ceil(low / step) * step, high + 1e-9, step);
  return exponents.length > 1
    ? exponents.map((k) => [10 ** k, power(10 ** k)])
    : scale.ticks(wanted).slice(0, 8).map((y) => [y, short(y, 2)]);
}
