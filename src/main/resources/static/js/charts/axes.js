// @ts-check
/** Scales of the loss chart and their axes. */

import {svg} from '../dom.js';
import {brief, power, short} from '../format.js';
import {upTo} from './numbers.js';
import {linearScale, logScale, logScaleFromZero, ticks as ticksOf} from './scale.js';

/** @import {Scale, Span} from './scale.js' */

/** @typedef {[value: number, label: string]} Tick */

/**
 * Epochs: linear, or logarithmic in a way that has a place for 0.
 *
 * @param {Span} epochs
 * @param {boolean} isLog
 * @param {Span} pixels
 */
export function epochScale([first, last], isLog, pixels, isClamped = false) {
  return (isLog ? logScaleFromZero : linearScale)([first, Math.max(first + 1, last)], pixels, isClamped);
}

/**
 * Losses; on a log axis, losses that are not positive are drawn at its foot.
 *
 * @param {number} lowest
 * @param {number} highest
 * @param {{isLog: boolean, isClose: boolean}} style close: a linear axis begins near the lowest loss, not at 0
 * @param {Span} pixels
 */
export function lossScale(lowest, highest, {isLog, isClose}, pixels) {
  if (!isLog) {
    const room = isClose ? 0.08 * (highest - lowest || highest) : 0.04 * highest;
    const low = isClose ? Math.max(0, lowest - room) : 0;
    return linearScale([low, highest > 0 ? highest + room : 1], pixels, true);
  }
  const foot = lowest > 0 ? lowest : highest / 10 || 1e-3;
  return logScale([foot / 1.2, Math.max(highest, foot) * 1.2], pixels, true);
}

/**
 * The ticks of epochs.
 *
 * @param {Scale} scale
 * @param {boolean} isLog
 * @param {number} room in pixels
 * @returns {Tick[]}
 */
export function epochTicks(scale, isLog, room) {
  const wholeNumbers = (/** @type {number[]} */ ticks) =>
    ticks.filter(Number.isInteger).map((x) => /** @type {Tick} */ ([x, brief(x)]));
  if (!isLog) return wholeNumbers(scale.ticks(Math.max(2, Math.floor(room / 90))));
  const [first, last] = scale.domain();
  const powers = upTo(Math.floor(Math.log10(last)) + 1).map((k) => 10 ** k);
  const ticks = [0, ...powers].filter((x) => x >= first);
  return ticks.length > 1
    ? ticks.map((x) => [x, x === 0 ? '0' : power(x)])
    : wholeNumbers(ticksOf(first, last, Math.max(2, Math.floor(room / 120))));
}

/** Distances of two powers of ten that are both drawn. */
const STEPS = [1, 2, 5, 10, 20, 50];

/**
 * The ticks of losses.
 *
 * @param {Scale} scale
 * @param {boolean} isLog
 * @param {number} room in pixels
 * @returns {Tick[]}
 */
export function lossTicks(scale, isLog, room) {
  const wanted = Math.max(2, Math.floor(room / 45));
  if (!isLog) return scale.ticks(wanted).map((y) => [y, short(y, 7)]);
  const [low, high] = scale.domain().map(Math.log10);
  const step = STEPS.find((one) => one >= (high - low) / wanted) ?? 100;
  const first = Math.ceil(low / step) * step;
  const exponents = upTo(Math.max(0, Math.floor((high + 1e-9 - first) / step) + 1)).map((k) => first + k * step);
  return exponents.length > 1
    ? exponents.map((k) => [10 ** k, power(10 ** k)])
    : scale.ticks(wanted).slice(0, 8).map((y) => [y, short(y, 2)]);
}

const MAX_NAME = 36;

/**
 * The ticks and names of two axes.
 *
 * @type {(scaleX: Scale, scaleY: Scale, nameX: string, nameY: string) => SVGElement[]}
 */
export function namedAxes(scaleX, scaleY, nameX, nameY) {
  const [left, right] = scaleX.range();
  const [bottom, top] = scaleY.range();
  const x = left - 46;
  const y = (top + bottom) / 2;
  return [
    ...scaleX.ticks(5).map((value) => svg('text',
      {class: 'tick', x: scaleX(value), y: bottom + 15, 'text-anchor': 'middle'}, short(value, 3))),
    ...scaleY.ticks(5).map((value) => svg('text',
      {class: 'tick', x: left - 7, y: scaleY(value), dy: '.32em', 'text-anchor': 'end'}, short(value, 3))),
    axisName(nameX, {x: (left + right) / 2, y: bottom + 28}),
    axisName(nameY, {x, y, transform: `rotate(-90 ${x} ${y})`})];
}

/** @type {(name: string, place: Record<string, string | number>) => SVGElement} */
const axisName = (name, place) => svg('text', {class: 'axis', 'text-anchor': 'middle', ...place},
  name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name, svg('title', {}, name));
