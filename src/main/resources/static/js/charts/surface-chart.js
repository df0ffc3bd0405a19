// @ts-check
/** The predictions of a network over a plane of two inputs, or along a single one, with the data on them. */

import {el, svg} from '../dom.js';
import {short} from '../format.js';
import {range, shades} from './colours.js';
import {contourPath} from './contour.js';
import {d3} from './d3.js';

/** @import {Axes} from '../snapshot.js' */
/** @import {Rows, Surface} from '../types.js' */
/** @import {Scale} from './axes.js' */
/** @import {Shade} from './colours.js' */

const WIDTH = 400;
const HEIGHT = 280;
const PLANE = {left: 62, top: 8, size: 248};
const CURVE = {left: 44, top: 8, width: 334, height: 248};

/** @typedef {{x: number[], y: (number | null)[]}} Curve */

export class SurfaceChart {
  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.drawing = svg('svg', {class: 'chart surface', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`});
    this.caption = el('figcaption', {class: 'note'});
    this.canvas = document.createElement('canvas');
    figure.append(this.drawing, this.caption);
  }

  /**
   * Draws predictions over a plane; without them, the data alone.
   *
   * @param {Rows} rows
   * @param {Axes} axes
   * @param {Required<Surface> | null} surface
   */
  drawPlane(rows, {x, y, output}, surface) {
    const targets = rows.targets.map((row) => row[output]);
    const values = range(targets);
    const middle = (values[0] + values[1]) / 2;
    const column = (/** @type {number} */ k) => rows.inputs.map((row) => row[k]);
    const spanX = surface ? range(surface.x) : padded(column(x));
    const spanY = surface ? range(surface.y) : padded(column(y));
    const scaleX = d3.scaleLinear(spanX, [PLANE.left, PLANE.left + PLANE.size]);
    const scaleY = d3.scaleLinear(spanY, [PLANE.top + PLANE.size, PLANE.top]);
    const shade = shades(values);
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: PLANE.left, y: PLANE.top, width: PLANE.size, height: PLANE.size, rx: 6}),
      ...(surface ? [this.picture(surface, shade), border(surface, scaleX, scaleY, middle)] : []),
      ...axis(scaleX, scaleY, `x${x + 1}`, `x${y + 1}`),
      ...dots(rows.inputs.map((row, k) => [scaleX(row[x]), scaleY(row[y]), targets[k]]), shade),
      ...scaleBar(values, shade));
    this.label(
      surface ? 'Predictions over the plane of inputs, with the data' : 'The data',
      surface
        ? `Colour is the prediction, dots are the data; on the line the prediction is ${short(middle, 3)}.`
        : 'Dots are the data. Train, and the predictions of the network are drawn behind them.');
  }

  /**
   * @param {string} label
   * @param {string} caption
   */
  label(label, caption) {
    this.drawing.setAttribute('aria-label', label);
    this.caption.textContent = caption;
  }

  /**
   * The surface as a picture with one pixel for each prediction, which the browser smooths.
   *
   * @param {Surface} surface
   * @param {Shade} shade
   */
  picture({z}, shade) {
    const [height, width] = [z.length, z[0].length];
    Object.assign(this.canvas, {width, height});
    const context = this.canvas.getContext('2d');
    const pixels = new ImageData(width, height);
    z.forEach((line, j) => line.forEach((value, i) => {
      const {r, g, b, opacity} = d3.rgb(value == null ? 'rgb(128 128 128 / 0)' : shade(value));
      pixels.data.set([r, g, b, 255 * opacity], 4 * ((height - 1 - j) * width + i));
    }));
    context?.putImageData(pixels, 0, 0);
    return svg('image', {
      href: this.canvas.toDataURL(), x: PLANE.left, y: PLANE.top, width: PLANE.size, height: PLANE.size,
      preserveAspectRatio: 'none'});
  }

  /**
   * Draws predictions along a single input; without them, the data alone.
   *
   * @param {Rows} rows
   * @param {number} output
   * @param {Curve | null} curve
   */
  drawCurve(rows, output, curve) {
    const xs = rows.inputs.map(([value]) => value);
    const ys = rows.targets.map((row) => row[output]);
    const predictions = (curve?.y ?? []).filter((value) => value !== null);
    const scaleX = d3.scaleLinear(padded(xs), [CURVE.left, CURVE.left + CURVE.width]);
    const scaleY = d3.scaleLinear(padded([...ys, ...predictions]), [CURVE.top + CURVE.height, CURVE.top]);
    const shade = shades(range(ys));
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: CURVE.left, y: CURVE.top, width: CURVE.width, height: CURVE.height, rx: 6}),
      ...axis(scaleX, scaleY, 'x1', 'y'),
      ...dots(xs.map((value, k) => [scaleX(value), scaleY(ys[k]), ys[k]]), shade),
      ...(curve ? [svg('path', {class: 'answer', d: curvePath(curve, scaleX, scaleY)})] : []));
    this.label(
      curve ? 'Predictions along the input, with the data' : 'The data',
      curve ? 'The line is the prediction, dots are the data.' : 'Dots are the data.');
  }
}

/**
 * A range with some room at both ends.
 *
 * @param {number[]} values
 * @returns {[low: number, high: number]}
 */
function padded(values) {
  const [low, high] = range(values);
  const room = 0.25 * (high - low);
  return [low - room, high + room];
}

/** @type {(curve: Curve, scaleX: Scale, scaleY: Scale) => string | null} */
const curvePath = ({x, y}, scaleX, scaleY) => d3.line(
  (/** @type {number | null} */ _, k) => scaleX(x[k]),
  (value) => scaleY(value ?? NaN)).defined((value) => value !== null)(y);

/**
 * The data, each with the colour of its target.
 *
 * @param {[x: number, y: number, target: number][]} places
 * @param {Shade} shade
 */
function dots(places, shade) {
  const radius = places.length > 80 ? 3 : places.length > 20 ? 4.5 : 8;
  return places.map(([x, y, target]) => svg('circle',
    {class: 'datum', cx: x, cy: y, r: radius, fill: shade(target)}, svg('title', {}, `target ${short(target)}`)));
}

/**
 * The line on which a surface has a value.
 *
 * @param {Required<Surface>} surface
 * @param {Scale} scaleX
 * @param {Scale} scaleY
 * @param {number} value
 */
function border(surface, scaleX, scaleY, value) {
  const [toX, toY] = [toPixel(surface.x, scaleX), toPixel(surface.y, scaleY)];
  return svg('path', {class: 'border', d: contourPath(surface.z, value, ([i, j]) => [toX(i), toY(j)])});
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

/** @type {(scaleX: Scale, scaleY: Scale, nameX: string, nameY: string) => SVGElement[]} */
function axis(scaleX, scaleY, nameX, nameY) {
  const [left, right] = scaleX.range();
  const [bottom, top] = scaleY.range();
  const middle = (top + bottom) / 2;
  return [
    ...scaleX.ticks(5).map((value) => svg('text',
      {class: 'tick', x: scaleX(value), y: bottom + 14, 'text-anchor': 'middle'}, short(value, 3))),
    ...scaleY.ticks(5).map((value) => svg('text',
      {class: 'tick', x: left - 6, y: scaleY(value), dy: '.32em', 'text-anchor': 'end'}, short(value, 3))),
    svg('text', {class: 'axis', x: right + 10, y: bottom, 'text-anchor': 'start'}, nameX),
    svg('text', {class: 'axis', x: left - 34, y: middle, dy: '.3em', 'text-anchor': 'end'}, nameY)];
}

/**
 * Which colour is which value.
 *
 * @param {[low: number, high: number]} values
 * @param {Shade} shade
 */
function scaleBar([low, high], shade) {
  const steps = 40;
  const height = 140 / steps;
  const x = PLANE.left + PLANE.size + 28;
  const y = (/** @type {number} */ k) => 62 + (steps - 1 - k) * height;
  const fill = (/** @type {number} */ k) => shade(low + ((high - low) * k) / (steps - 1));
  return [
    ...d3.range(steps).map((k) => svg('rect', {x, y: y(k), width: 10, height: height + 0.5, fill: fill(k)})),
    svg('text', {class: 'tick', x: x + 16, y: y(0), dy: '.4em'}, short(low, 3)),
    svg('text', {class: 'tick', x: x + 16, y: y(steps - 1), dy: '.6em'}, short(high, 3))];
}
