// @ts-check
/** Colours with a meaning, read from the stylesheet so that they follow the theme. */

import {max, min} from './numbers.js';
import {blend, rgb} from './rgb.js';

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
  const stops = ['--low', '--middle', '--high'].map((name) => rgb(variable(name)));
  const width = high - low || 1;
  return (value) => blend(stops, Math.min(1, Math.max(0, (value - low) / width)));
}

const CLASS_COLOURS = 10;

/** The colours of so many classes; from the eleventh on they come again. */
export const classColours = (/** @type {number} */ count) =>
  Array.from({length: count}, (_, k) => variable(`--class-${k % CLASS_COLOURS}`));

/** The colour of nothing. */
export const ground = () => variable('--middle');

/**
 * The lowest and the highest of some numbers, never the same.
 *
 * @param {number[]} numbers
 * @returns {[low: number, high: number]}
 */
export function range(numbers) {
  const [low = 0, high = 0] = [min(numbers, (x) => x), max(numbers, (x) => x)];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/**
 * Numbers as the pixels of a picture, the last row of a plane at its top.
 *
 * @param {ArrayLike<number | null>} values row after row
 * @param {number} width
 * @param {Shade} shade
 * @param {[low: number, high: number]} range
 */
export function pixelsOf(values, width, shade, [low, high]) {
  const height = values.length / width;
  const pixels = new ImageData(width, height);
  const bytes = new Uint32Array(pixels.data.buffer);
  const table = tableOf(shade, low, high);
  const factor = (STEPS - 1) / (high - low || 1);
  for (let k = 0; k < values.length; k++) {
    const value = values[k];
    const at = (height - 1 - Math.floor(k / width)) * width + (k % width);
    if (value == null || value !== value) continue;
    bytes[at] = table[Math.max(0, Math.min(STEPS - 1, Math.round((value - low) * factor)))];
  }
  return pixels;
}

const STEPS = 256;

/** @type {(shade: Shade, low: number, high: number) => Uint32Array} */
function tableOf(shade, low, high) {
  const bytes = new Uint8ClampedArray(4 * STEPS);
  for (let k = 0; k < STEPS; k++) {
    bytes.set([...rgb(shade(low + ((high - low) * k) / (STEPS - 1))), 255], 4 * k);
  }
  return new Uint32Array(bytes.buffer);
}
