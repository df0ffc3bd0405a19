// @ts-check
/** Colours with a meaning, read from the stylesheet so that they follow the theme. */

import {d3} from './d3.js';

/** @param {string} name */
const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** @typedef {(value: number) => string} Shade the colour of a value */

/**
 * From the low to the high colour for the values of a range, pale in its middle.
 *
 * @param {[low: number, high: number]} range
 * @returns {Shade}
 */
export function shades([low, high]) {
  const mix = d3.piecewise(d3.interpolateRgb, ['--low', '--middle', '--high'].map(variable));
  const width = high - low || 1;
  return (value) => mix(Math.min(1, Math.max(0, (value - low) / width)));
}

/**
 * The lowest and the highest of some numbers, never the same.
 *
 * @param {number[]} numbers
 * @returns {[low: number, high: number]}
 */
export function range(numbers) {
  const [low = 0, high = 0] = d3.extent(numbers);
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
