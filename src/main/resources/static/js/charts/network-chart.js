// @ts-check
/** A network with its weights: width is size, colour is sign, identical units share a frame. */

import {svg, el} from '../dom.js';
import {plural, short} from '../format.js';
import {identicalUnits} from '../theta.js';
import {d3} from './d3.js';

/** @import {Layer} from '../types.js' */

const WIDTH = 400;
const HEIGHT = 280;
const SIDE = 40;
const MAX_UNITS = 9;
const MAX_LABELLED = 4;
const MAX_NAMED = 6;

/** @typedef {{layer: number, units: number[]}} Group units that are identical */

export class NetworkChart {
  /** @type {Layer[]} */
  layers = [];
  /** @type {Column[]} */
  columns = [];
  thickness = d3.scaleSqrt().range([0.6, 9]);

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.drawing = svg('svg', {
      class: 'chart network', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-label': 'The network and its weights'});
    this.caption = el('figcaption', {class: 'note'});
    figure.append(this.drawing, this.caption);
  }

  /** @param {Layer[]} layers */
  draw(layers) {
    this.layers = layers;
    const widths = [layers[0].weights.length, ...layers.map(({biases}) => biases.length)];
    this.columns = widths.map((count, k) => {
      const letter = k === 0 ? 'x' : k === widths.length - 1 ? 'y' : 'h';
      return new Column(k, count, letter, SIDE + (k * (WIDTH - 2 * SIDE)) / (widths.length - 1));
    });
    const largest = d3.max(layers, ({weights}) => d3.max(weights.flat(), Math.abs)) || 1;
    this.thickness.domain([0, largest]);
    const groups = identicalUnits(layers);
    this.drawing.replaceChildren(
      ...groups.flatMap((group) => this.frame(group)), ...this.edges(),
      ...this.columns.flatMap((column) => this.nodes(column)), ...groups.flatMap((group) => this.frameLabel(group)));
    this.caption.replaceChildren(...this.captionOf(groups));
  }

  edges() {
    return this.layers.flatMap(({weights}, k) => {
      const isLabelled = weights.length <= MAX_LABELLED && weights[0].length <= MAX_LABELLED;
      return this.columns[k].shown.flatMap((from) => this.columns[k + 1].shown.flatMap((to) =>
        this.edge(k, from, to, isLabelled)));
    });
  }

  /** @type {(k: number, from: number, to: number, isLabelled: boolean) => SVGElement[]} */
  edge(k, from, to, isLabelled) {
    const [left, right] = [this.columns[k], this.columns[k + 1]];
    const weight = this.layers[k].weights[from][to];
    const [x1, y1] = left.place(from);
    const [x2, y2] = right.place(to);
    const middle = (x1 + x2) / 2;
    const size = Number.isFinite(weight) ? Math.abs(weight) : 0;
    const line = svg('path',
      {
        d: `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${x2},${y2}`,
        class: `edge ${weight < 0 ? 'negative' : 'positive'}`, 'stroke-width': this.thickness(size).toFixed(2)},
      svg('title', {}, `${left.name(from)} to ${right.name(to)}: ${short(weight)}`));
    if (!isLabelled) return [line];
    const [x, y] = onCurve(x1, y1, x2, y2, from % 2 ? 0.3 : 0.22);
    return [line, svg('text', {class: 'weight', x, y: y - 5, 'text-anchor': 'middle'}, short(weight, 3))];
  }

  /** @param {Column} column */
  nodes(column) {
    const nodes = column.shown.map((unit) => this.node(column, unit));
    if (!column.hidden) return nodes;
    const more = {class: 'weight', x: column.x, y: HEIGHT - 4, 'text-anchor': 'middle'};
    return [...nodes, svg('text', more, `and ${column.hidden} more`)];
  }

  /**
   * @param {Column} column
   * @param {number} unit
   */
  node(column, unit) {
    const [x, y] = column.place(unit);
    const bias = column.k > 0 ? this.layers[column.k - 1].biases[unit] : null;
    const label = {class: 'weight', x, y: y + column.radius + 13, 'text-anchor': 'middle'};
    return svg('g', {class: column.k === 0 ? 'node input' : 'node'},
      svg('circle', {cx: x, cy: y, r: column.radius}),
      column.radius > 9 && svg('text', {x, y, dy: '.35em', 'text-anchor': 'middle'}, column.name(unit)),
      svg('title', {}, bias === null ? column.name(unit) : `${column.name(unit)}, bias ${short(bias)}`),
      bias !== null && column.isLabelled && svg('text', label, `bias ${short(bias, 3)}`));
  }

  /**
   * One frame around identical units.
   *
   * @param {Group} group
   */
  frame({layer, units}) {
    const column = this.columns[layer + 1];
    const ys = column.placesOf(units);
    if (ys.length < 2) return [];
    const pad = column.radius + 9;
    const top = Math.min(...ys) - pad;
    const bottom = Math.max(...ys) + pad + (column.isLabelled ? 12 : 0);
    return [svg('rect', {
      class: 'same', x: column.x - pad - 12, y: top, width: 2 * pad + 24, height: bottom - top, rx: 16})];
  }

  /** @param {Group} group */
  frameLabel({layer, units}) {
    const column = this.columns[layer + 1];
    const y = d3.mean(column.placesOf(units));
    if (y === undefined) return [];
    const place = {class: 'same', x: column.x, y: y + (column.isLabelled ? 8 : 4), 'text-anchor': 'middle'};
    return [svg('text', place, 'identical')];
  }

  /** @param {Group[]} groups */
  captionOf(groups) {
    const same = groups.map(({layer, units}) => {
      const names = units.slice(0, MAX_NAMED).map((unit) => this.columns[layer + 1].name(unit)).join(' = ');
      return `${names}${units.length > MAX_NAMED ? ' = …' : ''}`;
    });
    const parameters = d3.sum(this.layers, ({weights, biases}) => weights.flat().length + biases.length);
    return [
      same.length ? el('strong', {class: 'warn'}, `${same.join('; ')}: the same weights in and out. `) : '',
      `${plural(parameters, 'parameter')}; `,
      el('span', {class: 'key positive'}, 'positive'), ' ', el('span', {class: 'key negative'}, 'negative'),
      ', wider is larger.'];
  }
}

/** One layer's units in a drawing. */
class Column {
  /**
   * @param {number} k
   * @param {number} count
   * @param {string} letter of its units
   * @param {number} x
   */
  constructor(k, count, letter, x) {
    this.k = k;
    this.count = count;
    this.letter = letter;
    this.x = x;
    this.shown = d3.range(Math.min(count, MAX_UNITS));
    this.hidden = count - this.shown.length;
    this.radius = this.shown.length > 6 ? 11 : 17;
    this.isLabelled = count <= MAX_LABELLED;
  }

  /**
   * @param {number} unit
   * @returns {[x: number, y: number]}
   */
  place(unit) {
    return [this.x, ((unit + 0.5) * (HEIGHT - 16)) / this.shown.length];
  }

  /**
   * The heights of those units that are shown.
   *
   * @param {number[]} units
   */
  placesOf(units) {
    return units.filter((unit) => this.shown.includes(unit)).map((unit) => this.place(unit)[1]);
  }

  /** @param {number} unit */
  name(unit) {
    return this.letter === 'y' && this.count === 1 ? this.letter : this.letter + subscript(unit + 1);
  }
}

/** @param {number} n */
const subscript = (n) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

/** @type {(x1: number, y1: number, x2: number, y2: number, t: number) => [x: number, y: number]} */
function onCurve(x1, y1, x2, y2, t) {
  const s = 1 - t;
  const middle = (x1 + x2) / 2;
  const at = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c, /** @type {number} */ d) =>
    s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
  return [at(x1, middle, middle, x2), at(y1, y1, y2, y2)];
}
