// @ts-check
/** Colours with a meaning, read from the stylesheet so that they follow the theme. */

import {max, min} from './numbers.js';
import {blend, rgb} from './rgb.js';

/** @import {Rgb} from './rgb.js' */

/** What the browser says of each theme, as it computes all styles when it is asked. */
const known = new Map();
const themes = () => ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
/** @type {MediaQueryList[] | undefined} */
let media;

/**
 * @param {string} name
 * @returns {string}
 */
function variable(name) {
  const root = document.documentElement;
  media ??= themes();
  const key = [name, root.dataset.theme, ...media.map(({matches}) => matches)].join();
  if (!known.get(key)) known.set(key, getComputedStyle(root).getPropertyValue(name).trim());
  return known.get(key);
}

/**
 * The colour of a value from the one to the other end of a range; `table` has the pixels on the way.
 *
 * @typedef {((value: number) => string) & {low: number, high: number, table: Uint32Array}} Shade
 */

/**
 * From the low to the high colour for the values of a range, pale in its middle.
 *
 * @param {[low: number, high: number]} range
 * @returns {Shade}
 */
export function shades([low, high]) {
  const stops = ['--low', '--middle', '--high'].map((name) => rgb(variable(name)));
  const width = high - low || 1;
  const shade = (/** @type {number} */ value) => blend(stops, Math.min(1, Math.max(0, (value - low) / width)));
  return Object.assign(shade, {low, high, table: tableOf(stops)});
}

const STEPS = 256;
/** @type {Map<string, Uint32Array>} */
const tables = new Map();

/** @param {Rgb[]} stops */
function tableOf(stops) {
  const key = stops.join();
  const made = tables.get(key) ?? new Uint32Array(Uint8ClampedArray.from(Array.from({length: STEPS}, (_, k) =>
    [...rgb(blend(stops, k / (STEPS - 1))), 255]).flat()).buffer);
  tables.set(key, made);
  return made;
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
 */
export function pixelsOf(values, width, {low, high, table}) {
  const height = values.length / width;
  const pixels = new ImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  const factor = (STEPS - 1) / (high - low || 1);
  for (let row = 0, k = 0; row < height; row++) {
    for (let at = (height - 1 - row) * width, end = at + width; at < end; at++, k++) {
      const value = values[k];
      if (value == null || value !== value) continue;
      words[at] = table[Math.max(0, Math.min(STEPS - 1, Math.round((value - low) * factor)))];
    }
  }
  return pixels;
}
