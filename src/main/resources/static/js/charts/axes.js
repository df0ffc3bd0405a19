/** Scales of the loss chart and their axes. */

import {brief, power, short} from '../format.js';
import {d3} from './d3.js';

/** Epochs: linear, or logarithmic in a way that still has a place for 0. */
export function epochScale([first, last], log, range) {
  const scale = log ? d3.scaleSymlog().constant(1) : d3.scaleLinear();
  return scale.domain([first, Math.max(first + 1, last)]).range(range);
}

/**
 * Losses; not positive ones have no place on a log axis and are shown at its foot.
 *
 * @param close whether a linear axis is to begin near the lowest loss, not at 0
 */
export function lossScale(lowest, highest, {log, close}, range) {
  if (!log) {
    const room = close ? 0.08 * (highest - lowest || highest) : 0.04 * highest;
    return d3.scaleLinear().domain([close ? Math.max(0, lowest - room) : 0, highest > 0 ? highest + room : 1]).range(range).clamp(true);
  }
  const foot = lowest > 0 ? lowest : highest / 10 || 1e-3;
  return d3.scaleLog().domain([foot / 1.2, Math.max(highest, foot) * 1.2]).range(range).clamp(true);
}

/** The places of ticks for epochs and the words at them. */
export function epochTicks(scale, log, room) {
  if (!log) {
    return scale.ticks(Math.max(2, Math.floor(room / 90))).filter(Number.isInteger).map((x) => [x, brief(x)]);
  }
  const [first, last] = scale.domain();
  const powers = d3.range(0, Math.floor(Math.log10(last)) + 1).map((k) => [10 ** k, power(10 ** k)]);
  const shown = [[0, '0'], ...powers].filter(([x]) => x >= first);
  return shown.length > 1 ? shown : d3.ticks(first, last, Math.max(2, Math.floor(room / 120))).filter(Number.isInteger).map((x) => [x, brief(x)]);
}

/** The places of ticks for losses and the words at them. */
export function lossTicks(scale, log, room) {
  const wanted = Math.max(2, Math.floor(room / 45));
  if (!log) {
    return scale.ticks(wanted).map((y) => [y, short(y, 7)]);
  }
  const [low, high] = scale.domain().map(Math.log10);
  const step = Math.max(1, Math.ceil((high - low) / wanted));
  const exponents = d3.range(Math.ceil(low / step) * step, high + 1e-9, step);
  return exponents.length > 1
    ? exponents.map((k) => [10 ** k, power(10 ** k)])
    : scale.ticks(wanted).slice(0, 8).map((y) => [y, short(y, 2)]);
}
