// @ts-check
/** The line on which the values of a grid cross a threshold. */

import {d3} from './d3.js';

/** @typedef {[i: number, j: number]} GridPoint a column and a row of a grid, counted from its edge */

/** What is nearer to the edge of a grid than this belongs to its frame, which is not drawn. */
const EDGE = 0.51;

/**
 * The line as the data of an SVG path.
 *
 * @param {ArrayLike<number | null>} z values row after row; null where there is none
 * @param {number} width
 * @param {number} threshold
 * @param {(point: GridPoint) => [x: number, y: number]} toPixels
 */
export function contourPath(z, width, threshold, toPixels) {
  const height = z.length / width;
  const isInside = (/** @type {GridPoint} */ [i, j]) =>
    i > EDGE && j > EDGE && i < width - EDGE && j < height - EDGE;
  const values = Array.from(z, (value) => value ?? NaN);
  const [contour] = d3.contours().size([width, height]).thresholds([threshold])(values);
  const rings = /** @type {GridPoint[][]} */ (contour.coordinates.flat());
  return rings.flatMap((ring) => ring.map((point, k) => {
    const isDrawn = k > 0 && isInside(point) && isInside(ring[k - 1]);
    return (isDrawn ? 'L' : 'M') + toPixels(point).map((pixel) => pixel.toFixed(1)).join();
  })).join('');
}
