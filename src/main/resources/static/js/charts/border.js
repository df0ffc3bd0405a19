// @ts-check
/** The line on a plane at which the predictions change sides. */

import {svg} from '../dom.js';
import {contourPath} from './contour.js';

/** @import {Scale} from './scale.js' */
/** @import {Paint, Plane} from './paint.js' */

/**
 * The line between two sides, where the picture does not show it.
 *
 * @type {(plane: Plane, paint: Paint, scales: {scaleX: Scale, scaleY: Scale}) => SVGElement[]}
 */
export function bordersOf(plane, {middle}, {scaleX, scaleY}) {
  if (middle === null) return [];
  const [toX, toY] = [toPixel(plane.x, scaleX), toPixel(plane.y, scaleY)];
  const path = contourPath(plane.outputs[0], plane.x.length, middle, ([i, j]) => [toX(i), toY(j)]);
  return [svg('path', {class: 'border', d: path})];
}

/**
 * From a place on a grid, whose points are in the middle of its cells, to a pixel.
 *
 * @param {number[]} points
 * @param {Scale} scale
 */
function toPixel(points, scale) {
  const step = (points[points.length - 1] - points[0]) / (points.length - 1);
  return (/** @type {number} */ at) => scale(points[0] + (at - 0.5) * step);
}
