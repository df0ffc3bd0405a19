/** What a network answers over a plane of two inputs, or along a single one, with the data on it. */

import {el, svg} from '../dom.js';
import {short} from '../format.js';
import {range, shades} from './colours.js';
import {d3} from './d3.js';

const WIDTH = 400;
const HEIGHT = 280;
const PLANE = {left: 62, top: 8, size: 248};
const CURVE = {left: 44, top: 8, width: 334, height: 248};

export class SurfaceChart {
  constructor(figure) {
    this.drawing = svg('svg', {class: 'chart surface', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`});
    this.words = el('figcaption', {class: 'note'});
    this.canvas = document.createElement('canvas');
    figure.append(this.drawing, this.words);
  }

  /**
   * Draws predictions over a plane; without them, the data alone.
   *
   * @param rows {inputs, targets} the data
   * @param axes {x, y, output} which columns are meant
   * @param surface {x, y, z} z with one list for each y; or null
   */
  drawPlane(rows, {x, y, output}, surface) {
    const targets = rows.targets.map((row) => row[output]);
    const values = range(targets);
    const scaleX = d3.scaleLinear(surface ? d3.extent(surface.x) : padded(rows.inputs.map((row) => row[x])), [PLANE.left, PLANE.left + PLANE.size]);
    const scaleY = d3.scaleLinear(surface ? d3.extent(surface.y) : padded(rows.inputs.map((row) => row[y])), [PLANE.top + PLANE.size, PLANE.top]);
    const shade = shades(values);
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: PLANE.left, y: PLANE.top, width: PLANE.size, height: PLANE.size, rx: 6}),
      ...(surface ? [this.picture(surface, shade), ...border(surface, scaleX, scaleY, d3.mean(values))] : []),
      ...axis(scaleX, scaleY, x, y),
      ...dots(rows.inputs.map((row, k) => [scaleX(row[x]), scaleY(row[y]), targets[k]]), shade));
    this.drawing.append(...scaleBar(values, shade));
    this.drawing.setAttribute('aria-label', surface ? 'Predictions over the plane of inputs, with the data' : 'The data');
    this.words.textContent = surface
      ? `Colour is the prediction, dots are the data; the line is where it answers ${short(d3.mean(values), 3)}.`
      : 'Dots are the data. Train, and the answers of the network are drawn behind them.';
  }

  /** The surface as a picture of one pixel a point, which the browser smooths. */
  picture({z}, shade) {
    const [height, width] = [z.length, z[0].length];
    Object.assign(this.canvas, {width, height});
    const context = this.canvas.getContext('2d');
    const pixels = context.createImageData(width, height);
    z.forEach((line, j) => line.forEach((value, i) => {
      const {r, g, b, opacity} = d3.rgb(value == null ? 'rgb(128 128 128 / 0)' : shade(value));
      pixels.data.set([r, g, b, 255 * opacity], 4 * ((height - 1 - j) * width + i));
    }));
    context.putImageData(pixels, 0, 0);
    return svg('image', {
      href: this.canvas.toDataURL(), x: PLANE.left, y: PLANE.top, width: PLANE.size, height: PLANE.size, preserveAspectRatio: 'none'});
  }

  /** Draws predictions along a single input; without them, the data alone. */
  drawCurve(rows, output, curve) {
    const xs = rows.inputs.map(([value]) => value);
    const ys = rows.targets.map((row) => row[output]);
    const answers = (curve?.y ?? []).filter((value) => value != null);
    const scaleX = d3.scaleLinear(padded(xs), [CURVE.left, CURVE.left + CURVE.width]);
    const scaleY = d3.scaleLinear(padded([...ys, ...answers]), [CURVE.top + CURVE.height, CURVE.top]);
    const shade = shades(range(ys));
    const line = d3.line((_, k) => scaleX(curve.x[k]), (value) => scaleY(value)).defined((value) => value != null);
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: CURVE.left, y: CURVE.top, width: CURVE.width, height: CURVE.height, rx: 6}),
      ...axis(scaleX, scaleY, 0, null),
      ...dots(xs.map((value, k) => [scaleX(value), scaleY(ys[k]), ys[k]]), shade),
      curve ? svg('path', {class: 'answer', d: line(curve.y)}) : '');
    this.drawing.setAttribute('aria-label', curve ? 'Predictions along the input, with the data' : 'The data');
    this.words.textContent = curve ? 'The line is the prediction, dots are the data.' : 'Dots are the data.';
  }
}

/** A range with some room at both ends. */
export function padded(values, share = 0.25) {
  const [low, high] = range(values);
  const room = share * (high - low);
  return [low - room, high + room];
}

function dots(places, shade) {
  const radius = places.length > 80 ? 3 : places.length > 20 ? 4.5 : 8;
  return places.map(([x, y, target]) =>
    svg('circle', {class: 'datum', cx: x, cy: y, r: radius, fill: shade(target)}, svg('title', {}, `target ${short(target)}`)));
}

/** The line along which a surface has a value. */
function border({x, y, z}, scaleX, scaleY, value) {
  const grid = z.flat().map((number) => number ?? NaN);
  const [contour] = d3.contours().size([x.length, y.length]).thresholds([value])(grid);
  const place = ([i, j]) => [
    scaleX(x[0] + ((i - 0.5) * (x.at(-1) - x[0])) / (x.length - 1)), scaleY(y[0] + ((j - 0.5) * (y.at(-1) - y[0])) / (y.length - 1))];
  const inside = (i, j) => i > 0.51 && j > 0.51 && i < x.length - 0.51 && j < y.length - 0.51;
  const path = contour.coordinates.flat().map((ring) => ring
    .map(([i, j], k) => (k && inside(i, j) && inside(...ring[k - 1]) ? 'L' : 'M') + place([i, j]).map((p) => p.toFixed(1)).join())
    .join('')).join('');
  return [svg('path', {class: 'border', d: path})];
}

function axis(scaleX, scaleY, x, y) {
  const [left, right] = scaleX.range();
  const [bottom, top] = scaleY.range();
  return [
    ...scaleX.ticks(5).map((value) => svg('text', {class: 'tick', x: scaleX(value), y: bottom + 14, 'text-anchor': 'middle'}, short(value, 3))),
    ...scaleY.ticks(5).map((value) => svg('text', {class: 'tick', x: left - 6, y: scaleY(value), dy: '.32em', 'text-anchor': 'end'}, short(value, 3))),
    svg('text', {class: 'axis', x: right + 10, y: bottom, 'text-anchor': 'start'}, `x${x + 1}`),
    svg('text', {class: 'axis', x: left - 34, y: (top + bottom) / 2, dy: '.3em', 'text-anchor': 'end'}, y == null ? 'y' : `x${y + 1}`)];
}

/** Which colour is which value. */
function scaleBar([low, high], shade) {
  const steps = 40;
  const height = 140 / steps;
  const x = PLANE.left + PLANE.size + 28;
  const y = (k) => 62 + (steps - 1 - k) * height;
  return [
    ...d3.range(steps).map((k) => svg('rect', {x, y: y(k), width: 10, height: height + 0.5, fill: shade(low + ((high - low) * k) / (steps - 1))})),
    svg('text', {class: 'tick', x: x + 16, y: y(0), dy: '.4em'}, short(low, 3)),
    svg('text', {class: 'tick', x: x + 16, y: y(steps - 1), dy: '.6em'}, short(high, 3))];
}
