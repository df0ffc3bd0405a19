/** A network with its weights: width is size, colour is sign, identical units share a frame. */

import {svg, el} from '../dom.js';
import {plural, short} from '../format.js';
import {identicalUnits} from '../theta.js';
import {d3} from './d3.js';

const WIDTH = 400;
const HEIGHT = 280;
const SIDE = 40;
const MOST = 9;

export class NetworkChart {
  constructor(figure) {
    this.drawing = svg('svg', {class: 'chart network', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-label': 'The network and its weights'});
    this.words = el('figcaption', {class: 'note'});
    figure.append(this.drawing, this.words);
  }

  /** Draws layers of weights and biases. */
  draw(layers) {
    this.layers = layers;
    this.columns = [layers[0].weights.length, ...layers.map(({biases}) => biases.length)].map((count, k, all) =>
      new Column(k, count, SIDE + (k * (WIDTH - 2 * SIDE)) / (all.length - 1)));
    this.columns.at(-1).letter = 'y';
    const largest = d3.max(layers, ({weights}) => d3.max(weights.flat(), Math.abs)) || 1;
    this.thickness = d3.scaleSqrt().domain([0, largest]).range([0.6, 9]);
    const groups = identicalUnits(layers);
    this.drawing.replaceChildren(
      ...groups.flatMap((group) => this.frame(group)), ...this.edges(), ...this.columns.flatMap((column) => this.nodes(column)),
      ...groups.flatMap((group) => this.frameName(group)));
    this.words.replaceChildren(...this.caption(groups));
  }

  edges() {
    return this.layers.flatMap(({weights}, k) => {
      const few = weights.length <= 4 && weights[0].length <= 4;
      return this.columns[k].shown.flatMap((from) => this.columns[k + 1].shown.flatMap((to) =>
        this.edge(k, from, to, weights[from][to], few)));
    });
  }

  edge(k, from, to, weight, labelled) {
    const [x1, y1] = this.columns[k].place(from);
    const [x2, y2] = this.columns[k + 1].place(to);
    const middle = (x1 + x2) / 2;
    const size = Number.isFinite(weight) ? Math.abs(weight) : 0;
    const line = svg('path', {
      d: `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${x2},${y2}`,
      class: `edge ${weight < 0 ? 'negative' : 'positive'}`, 'stroke-width': this.thickness(size).toFixed(2)},
    svg('title', {}, `${this.columns[k].name(from)} to ${this.columns[k + 1].name(to)}: ${short(weight)}`));
    if (!labelled) return [line];
    const t = from % 2 ? 0.3 : 0.22;
    const [x, y] = onCurve(x1, y1, x2, y2, t);
    return [line, svg('text', {class: 'weight', x, y: y - 5, 'text-anchor': 'middle'}, short(weight, 3))];
  }

  nodes(column) {
    const nodes = column.shown.map((unit) => {
      const [x, y] = column.place(unit);
      const bias = column.k > 0 ? this.layers[column.k - 1].biases[unit] : null;
      return svg('g', {class: column.k === 0 ? 'node input' : 'node'},
        svg('circle', {cx: x, cy: y, r: column.radius}),
        column.radius > 9 && svg('text', {x, y, dy: '.35em', 'text-anchor': 'middle'}, column.name(unit)),
        svg('title', {}, bias == null ? column.name(unit) : `${column.name(unit)}, bias ${short(bias)}`),
        bias != null && column.count <= 4
          && svg('text', {class: 'weight', x, y: y + column.radius + 13, 'text-anchor': 'middle'}, `bias ${short(bias, 3)}`));
    });
    return column.hidden
      ? [...nodes, svg('text', {class: 'weight', x: column.x, y: HEIGHT - 4, 'text-anchor': 'middle'}, `and ${column.hidden} more`)]
      : nodes;
  }

  /** A frame around units that are the same, as one. */
  frame({layer, units}) {
    const column = this.columns[layer + 1];
    const shown = units.filter((unit) => column.shown.includes(unit));
    if (shown.length < 2) return [];
    const ys = shown.map((unit) => column.place(unit)[1]);
    const pad = column.radius + 9;
    const [top, bottom] = [d3.min(ys) - pad, d3.max(ys) + pad + (column.count <= 4 ? 12 : 0)];
    return [svg('rect', {class: 'same', x: column.x - pad - 12, y: top, width: 2 * pad + 24, height: bottom - top, rx: 16})];
  }

  frameName({layer, units}) {
    const column = this.columns[layer + 1];
    const y = d3.mean(units.filter((unit) => column.shown.includes(unit)), (unit) => column.place(unit)[1]);
    return y == null ? [] : [svg('text', {class: 'same', x: column.x, y: y + (column.count <= 4 ? 8 : 4), 'text-anchor': 'middle'}, 'identical')];
  }

  caption(groups) {
    const same = groups.map(({layer, units}) => {
      const names = units.slice(0, 6).map((unit) => this.columns[layer + 1].name(unit)).join(' = ');
      return `${names}${units.length > 6 ? ' = …' : ''}`;
    });
    const parameters = d3.sum(this.layers, ({weights, biases}) => weights.flat().length + biases.length);
    return [
      same.length ? el('strong', {class: 'warn'}, `${same.join('; ')}: the same weights in and out. `) : '',
      `${plural(parameters, 'parameter')}; `,
      el('span', {class: 'key positive'}, 'positive'), ' ', el('span', {class: 'key negative'}, 'negative'), ', wider is larger.'];
  }
}

/** One layer's units in a drawing. */
class Column {
  constructor(k, count, x) {
    Object.assign(this, {k, count, x});
    this.shown = d3.range(Math.min(count, MOST));
    this.hidden = count - this.shown.length;
    this.radius = this.shown.length > 6 ? 11 : 17;
  }

  place(unit) {
    return [this.x, ((unit + 0.5) * (HEIGHT - 16)) / this.shown.length];
  }

  name(unit) {
    const letter = this.letter ?? (this.k === 0 ? 'x' : 'h');
    return letter === 'y' && this.count === 1 ? letter : letter + subscript(unit + 1);
  }
}

const subscript = (n) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[digit]).join('');

function onCurve(x1, y1, x2, y2, t) {
  const s = 1 - t;
  const middle = (x1 + x2) / 2;
  const at = (a, b, c, d) => s ** 3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t ** 3 * d;
  return [at(x1, middle, middle, x2), at(y1, y1, y2, y2)];
}
