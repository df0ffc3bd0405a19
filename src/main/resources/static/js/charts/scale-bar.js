// @ts-check
/** Which colour is which value, beside a plane. */

import {svg} from '../dom.js';
import {short} from '../format.js';
import {upTo} from './numbers.js';

/** @import {Shade} from './colours.js' */

/**
 * Which colour is which value.
 *
 * @param {[low: number, high: number]} values
 * @param {Shade} shade
 * @param {{x: number, middle: number}} place
 */
export function scaleBar([low, high], shade, {x, middle}) {
  const steps = 40;
  const height = 140 / steps;
  const y = (/** @type {number} */ k) => middle - 70 + (steps - 1 - k) * height;
  const fill = (/** @type {number} */ k) => shade(low + ((high - low) * k) / (steps - 1));
  return [
    ...upTo(steps).map((k) => svg('rect', {x, y: y(k), width: 8, height: height + 0.5, fill: fill(k)})),
    svg('text', {class: 'tick', x: x + 11, y: y(0), dy: '.4em'}, short(low, 3)),
    svg('text', {class: 'tick', x: x + 11, y: y(steps - 1), dy: '.6em'}, short(high, 3))];
}
