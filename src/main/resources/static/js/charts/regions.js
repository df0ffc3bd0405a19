// @ts-check
/** The regions of a plane in which each class is the likeliest. */

import {mean, placeOfLeast} from './numbers.js';
import {rgb} from './rgb.js';

/** Pixels of the picture for each value of the grid, on each side: a border is finer than the grid. */
const FINE = 3;
/** How much of a class's colour is seen where all are as likely, and how much where one is sure. */
const PALEST = 0.2;
const FULLEST = 0.75;

/** @typedef {ArrayLike<number | null>[]} Outputs of each class, row after row */

/**
 * A picture of the likeliest class at each place, between the places of the grid too, the last row at the top.
 *
 * @param {Outputs} outputs
 * @param {number} width
 * @param {string[]} colours of the classes
 * @param {string} ground the colour of no class
 */
export function regionPixels(outputs, width, colours, ground) {
  const height = outputs[0].length / width;
  const pixels = new ImageData(FINE * width, FINE * height);
  const classes = colours.map(rgb);
  const from = rgb(ground);
  for (let row = 0; row < pixels.height; row++) {
    const v = onGrid(row, height);
    for (let column = 0; column < pixels.width; column++) {
      const u = onGrid(column, width);
      const {best, value} = likeliest(outputs, (values) => between(values, width, u, v));
      if (best < 0) continue;
      const even = 1 / outputs.length;
      const sure = Math.min(1, Math.max(0, (value - even) / (1 - even)));
      const strength = PALEST + (FULLEST - PALEST) * sure;
      const mix = (/** @type {number} */ part) => from[part] + strength * (classes[best][part] - from[part]);
      pixels.data.set([mix(0), mix(1), mix(2), 255], 4 * ((pixels.height - 1 - row) * pixels.width + column));
    }
  }
  return pixels;
}

/**
 * Where the name of each class stands that is the likeliest anywhere: the cell of its region that is nearest to the
 * middle of the region, as shares of the plane from its lower left corner.
 *
 * @param {Outputs} outputs
 * @param {number} width
 */
export function regionMiddles(outputs, width) {
  const height = outputs[0].length / width;
  /** @type {number[][]} */
  const regions = outputs.map(() => []);
  for (let k = 0; k < outputs[0].length; k++) regions[likeliest(outputs, (values) => values[k]).best]?.push(k);
  const column = (/** @type {number} */ k) => k % width;
  const row = (/** @type {number} */ k) => Math.floor(k / width);
  return regions.flatMap((cells, output) => {
    if (!cells.length) return [];
    const [x, y] = [mean(cells.map(column)), mean(cells.map(row))];
    const cell = cells[placeOfLeast(cells.map((k) => (column(k) - x) ** 2 + (row(k) - y) ** 2))];
    return [{output, x: (column(cell) + 0.5) / width, y: (row(cell) + 0.5) / height}];
  });
}

/**
 * The class with the largest value; -1 where none is a number.
 *
 * @param {Outputs} outputs
 * @param {(values: ArrayLike<number | null>) => number | null} valueOf
 */
function likeliest(outputs, valueOf) {
  let best = -1;
  let value = -Infinity;
  for (let k = 0; k < outputs.length; k++) {
    const own = valueOf(outputs[k]);
    if (own !== null && own > value) [best, value] = [k, own];
  }
  return {best, value};
}

/**
 * From the middle of a pixel to a place between the values of a side.
 *
 * @type {(pixel: number, length: number) => number}
 */
const onGrid = (pixel, length) => ((pixel + 0.5) / (FINE * length)) * (length - 1);

/** @type {(values: ArrayLike<number | null>, width: number, u: number, v: number) => number} */
function between(values, width, u, v) {
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [right, up] = [u - i, v - j];
  const k = j * width + i;
  const low = (1 - right) * (values[k] ?? NaN) + right * (values[k + 1] ?? NaN);
  const high = (1 - right) * (values[k + width] ?? NaN) + right * (values[k + width + 1] ?? NaN);
  return (1 - up) * low + up * high;
}
