// @ts-check
/** The predictions of a network over a plane of two inputs, or along a single one, with the data on them. */

import {el, svg} from '../dom.js';
import {t} from '../texts.js';
import {namedAxes} from './axes.js';
import {bordersOf} from './border.js';
import {put} from './canvas.js';
import {range, shades} from './colours.js';
import {dots} from './dots.js';
import {datumText} from './names.js';
import {paintOf} from './paint.js';
import {linearScale} from './scale.js';

/** @import {Axes} from '../snapshot.js' */
/** @import {Rows} from '../types.js' */
/** @import {Names} from './names.js' */
/** @import {Paint, Plane} from './paint.js' */
/** @import {Scale} from './scale.js' */

const WIDTH = 336;
const HEIGHT = 280;
const PLANE = {left: 58, top: 8, size: 240};
const CURVE = {left: 58, top: 8, width: 268, height: 240};

/** @typedef {{x: number[], y: (number | null)[]}} Curve */

/** @type {(rows: Rows, axes: Axes) => string} */
const keyOf = ({inputs, targets, heldOut}, {x, y, output}) => [
  inputs.length, inputs[0].length, targets[0].length, inputs[0].join(), inputs.at(-1)?.join(), x, y, output,
  heldOut?.indexOf(true)].join(' ');

export class SurfaceChart {
  /** Which data is drawn. */
  key = '';
  /**
   * How it is coloured.
   *
   * @type {Paint | undefined}
   */
  paint;
  hasPlane = false;

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.drawing = svg('svg', {
      class: 'chart surface', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-label': t.stage.surface.name});
    this.caption = el('figcaption', {class: 'note'});
    this.canvas = document.createElement('canvas');
    /** Where a picture that moves is drawn, below the drawing. */
    this.moving = el('canvas', {class: 'moving-plane', hidden: true, 'aria-hidden': 'true'});
    const [left, marginTop, width] = [PLANE.left, PLANE.top, PLANE.size].map((pixels) => `${(100 * pixels) / WIDTH}%`);
    Object.assign(this.moving.style, {left, marginTop, width, aspectRatio: '1'});
    figure.append(this.moving, this.drawing, this.caption);
  }

  /**
   * Draws predictions over a plane; without them, the data alone.
   *
   * @param {Rows} rows
   * @param {Names} names
   * @param {Axes} axes
   * @param {Plane | null} plane
   */
  drawPlane(rows, names, axes, plane) {
    const {x, y, output} = axes;
    const paint = paintOf(rows, names, output);
    this.paint = paint;
    const column = (/** @type {number} */ k) => rows.inputs.map((row) => row[k]);
    const {scaleX, scaleY} = scalesOf(plane ?? {x: padded(column(x)), y: padded(column(y))});
    const {left, top, size} = PLANE;
    this.moving.hidden = true;
    this.key = keyOf(rows, axes);
    this.hasPlane = plane !== null;
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: left, y: top, width: size, height: size, rx: 6}),
      ...(plane ? [this.picture(plane, paint), ...bordersOf(plane, paint, scalesOf(plane))] : []),
      ...namedAxes(scaleX, scaleY, names.inputs[x], names.inputs[y]),
      ...dots(rows, (row) => [scaleX(row[x]), scaleY(row[y])], paint.fill, datumText(names, [x, y], output)),
      ...(plane ? paint.regions(plane) : []).map((region) => svg('text', {
        class: 'region', x: left + region.x * size, y: top + (1 - region.y) * size, 'text-anchor': 'middle'},
      region.name)),
      ...paint.key({x: left + size + 8, middle: top + size / 2}));
    const hollow = rows.heldOut?.includes(true) && t.stage.surface.hollow;
    if (plane) {
      const held = names.inputs.length > 2 && t.stage.surface.atMeans;
      this.label(t.stage.surface.overPlane, [paint.caption, held, hollow], paint.legend);
    } else {
      this.label(t.stage.surface.theData,
        [t.stage.surface.beforeTraining, hollow], paint.legend);
    }
  }

  /**
   * @param {string} label
   * @param {(string | false | undefined)[]} sentences
   * @param {Node[]} legend
   */
  label(label, sentences, legend = []) {
    this.drawing.setAttribute('aria-label', label);
    this.caption.replaceChildren(sentences.filter(Boolean).join(' '), ...legend);
  }

  /**
   * Draws a plane that moves, below the data.
   *
   * @param {Rows} rows
   * @param {Names} names
   * @param {Axes} axes
   * @param {Plane} plane
   */
  movePlane(rows, names, axes, plane) {
    if (this.key !== keyOf(rows, axes) || !this.hasPlane) this.drawPlane(rows, names, axes, plane);
    const paint = this.paint ?? paintOf(rows, names, axes.output);
    this.moving.hidden = false;
    put(this.moving, paint.pixels(plane));
    for (const one of this.drawing.querySelectorAll('image, .ground, .border, .region')) one.remove();
    this.drawing.prepend(...bordersOf(plane, paint, scalesOf(plane)));
  }

  /**
   * Predictions as a picture with a pixel for each or more, which the browser smooths.
   *
   * @param {Plane} plane
   * @param {Paint} paint
   */
  picture(plane, paint) {
    put(this.canvas, paint.pixels(plane));
    return svg('image', {
      href: this.canvas.toDataURL(), x: PLANE.left, y: PLANE.top, width: PLANE.size, height: PLANE.size,
      preserveAspectRatio: 'none'});
  }

  /**
   * Draws predictions along a single input; without them, the data alone.
   *
   * @param {Rows} rows
   * @param {Names} names
   * @param {number} output
   * @param {Curve | null} curve
   */
  drawCurve(rows, names, output, curve) {
    const xs = rows.inputs.map(([value]) => value);
    const ys = rows.targets.map((row) => row[output]);
    const predictions = (curve?.y ?? []).filter((value) => value !== null);
    const scaleX = linearScale(padded(xs), [CURVE.left, CURVE.left + CURVE.width]);
    const scaleY = linearScale(padded([...ys, ...predictions]), [CURVE.top + CURVE.height, CURVE.top]);
    const shade = shades(range(ys));
    this.moving.hidden = true;
    this.key = '';
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: CURVE.left, y: CURVE.top, width: CURVE.width, height: CURVE.height, rx: 6}),
      ...namedAxes(scaleX, scaleY, names.inputs[0], names.targets[output]),
      ...dots(
        rows, ([value], k) => [scaleX(value), scaleY(ys[k])], (row) => shade(row[output]),
        datumText(names, [0], output)),
      ...(curve ? [svg('path', {class: 'answer', d: curvePath(curve, scaleX, scaleY)})] : []));
    this.label(
      curve ? t.stage.surface.alongInput : t.stage.surface.theData,
      [curve ? t.stage.surface.line : t.stage.surface.dots]);
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
  const room = 0.2 * (high - low);
  return [low - room, high + room];
}

/** @type {(curve: Curve, scaleX: Scale, scaleY: Scale) => string} */
const curvePath = ({x, y}, scaleX, scaleY) => y.map((value, k) => (value === null ? ''
  : `${k && y[k - 1] !== null ? 'L' : 'M'}${scaleX(x[k]).toFixed(2)},${scaleY(value).toFixed(2)}`)).join('');

/**
 * The scales of the plane, from the first to the last value on each side.
 *
 * @param {{x: number[], y: number[]}} sides
 */
const scalesOf = ({x, y}) => ({
  scaleX: linearScale(range(x), [PLANE.left, PLANE.left + PLANE.size]),
  scaleY: linearScale(range(y), [PLANE.top + PLANE.size, PLANE.top])});
