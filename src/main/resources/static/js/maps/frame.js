// @ts-check
/** Where the parts of a map are drawn. */

import {upTo} from '../charts/numbers.js';
import {linearScale, logScale} from '../charts/scale.js';
import {svg} from '../dom.js';
import {valueText} from './cells.js';

/** @import {FieldMap, MapSide, Region} from './types.js' */

/** @typedef {[column: number, row: number]} Place */

export const [WIDTH, HEIGHT] = [430, 362];
export const PLANE = {left: 62, top: 8, size: 312};
const MAX_TICKS = 7;

/**
 * The ticks of a map and what its sides are called.
 *
 * @param {FieldMap} map
 */
export function ticks({x, y}) {
  const {left, top, size} = PLANE;
  const middle = top + size / 2;
  return [
    ...ticksOf(x).map(([share, label]) => svg('text',
      {class: 'tick', x: left + share * size, y: top + size + 15, 'text-anchor': 'middle'}, label)),
    ...ticksOf(y).map(([share, label]) => svg('text',
      {class: 'tick', x: left - 6, y: top + (1 - share) * size, dy: '.32em', 'text-anchor': 'end'}, label)),
    svg('text', {class: 'axis', x: left + size / 2, y: top + size + 33, 'text-anchor': 'middle'}, x.field),
    svg('text', {class: 'axis', x: 12, y: middle, 'text-anchor': 'middle', transform: `rotate(-90 12 ${middle})`},
      y.field)];
}

/**
 * The nearest place that a map has.
 *
 * @type {(place: Place, counts: number[]) => Place}
 */
export const within = ([column, row], [columns, rows]) => [
  Math.min(Math.max(column, 0), columns - 1), Math.min(Math.max(row, 0), rows - 1)];

/**
 * Draws a rectangle around a region.
 *
 * @type {(rect: SVGRectElement, region: Region, counts: number[]) => void}
 */
export function outline(rect, {left, right, bottom, top}, [columns, rows]) {
  const [width, height] = [PLANE.size / columns, PLANE.size / rows];
  const box = {
    x: PLANE.left + left * width, y: PLANE.top + PLANE.size - (top + 1) * height,
    width: (right - left + 1) * width, height: (top - bottom + 1) * height, visibility: 'visible'};
  Object.entries(box).forEach(([name, value]) => rect.setAttribute(name, String(value)));
}

/**
 * Where the ticks of a side are, as shares of it: at each of few values, else at round numbers between them.
 *
 * @param {MapSide} side
 * @returns {[share: number, label: string][]}
 */
export function ticksOf({values}) {
  const middle = (/** @type {number} */ k) => (k + 0.5) / values.length;
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.length > MAX_TICKS && numbers.length === values.length) {
    const ends = /** @type {const} */ ([middle(0), middle(values.length - 1)]);
    const [first, last] = [numbers[0], numbers[values.length - 1]];
    const scale = [linearScale, logScale]
      .filter((one) => one === linearScale || (first > 0 && last > 0))
      .map((one) => one([first, last], [...ends]))
      .find((one) => numbers.every((value, k) => Math.abs(one(value) - middle(k)) < 0.3 / values.length));
    if (scale) return spread(scale.ticks(MAX_TICKS - 1)).map((value) => [scale(value), valueText(value)]);
  }
  const stride = Math.ceil((values.length - 1) / (MAX_TICKS - 1)) || 1;
  return upTo(Math.ceil(values.length / stride)).map((k) => [middle(k * stride), valueText(values[k * stride])]);
}

/** Of the ticks of a log scale those that leave each other room. */
const spread = (/** @type {number[]} */ ticks) => (ticks.length <= MAX_TICKS + 2 ? ticks
  : ticks.filter((value) => /^[125]/.test(value.toExponential())));
