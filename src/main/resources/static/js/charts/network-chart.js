// @ts-check
/**
 * A network: the picture that each unit makes of the inputs, and the weights between them. Width is size, colour is
 * sign, identical units share a frame.
 */

import {svg, el} from '../dom.js';
import {t} from '../texts.js';
import {fit, put} from './canvas.js';
import {edgesBetween} from './network-edge.js';
import {Column, visibleColumns, weightCount} from './network-layout.js';
import {max, sum} from './numbers.js';

/** @import {IdenticalUnits, Layer} from '../types.js' */
/** @import {Edge} from './network-edge.js' */

const WIDTH = 400;
const HEIGHT = 280;
const MAX_NAMED = 6;
/** Of more groups the rest is left to the frames in the drawing. */
const MAX_NAMED_GROUPS = 3;

export class NetworkChart {
  /** @type {Layer[]} */
  layers = [];
  /** @type {Column[]} */
  columns = [];
  /** @type {Edge[]} */
  edges = [];
  key = '';
  /** The width of the drawing on the page, which costs a layout to ask for. */
  width = 0;

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.drawing = svg('svg', {
      class: 'chart network', role: 'img', viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-label': t.stage.network.name});
    /** Where the pictures of the units are drawn, over the drawing. */
    this.pictures = el('canvas', {class: 'unit-planes', 'aria-hidden': 'true'});
    this.caption = el('figcaption', {class: 'note'});
    figure.append(this.drawing, this.pictures, this.caption);
    new ResizeObserver(([{contentRect}]) => { this.width = contentRect.width; }).observe(this.drawing);
  }

  /**
   * Draws weights; of the same network with the same identical units only what changes.
   *
   * @param {Layer[]} layers
   * @param {IdenticalUnits[]} groups
   * @param {boolean} [isMoving] what a weight says when it is pointed at may wait then
   */
  draw(layers, groups, isMoving = false) {
    this.layers = layers;
    const widths = [layers[0].weights.length, ...layers.map(({weights}) => weights[0].length)];
    const key = JSON.stringify([widths, groups]);
    if (key !== this.key) this.build(widths, groups);
    this.key = key;
    const largest = max(layers.flatMap(({weights}) => weights.flat()), Math.abs) || 1;
    for (const edge of this.edges) edge.show(layers[edge.k].weights[edge.from][edge.to], largest, isMoving);
    for (const column of this.columns) column.showBiases(layers[column.k - 1]?.biases, isMoving);
  }

  /**
   * @param {number[]} widths
   * @param {IdenticalUnits[]} groups
   */
  build(widths, groups) {
    this.columns = visibleColumns(widths, WIDTH, HEIGHT);
    const columnOf = new Map(this.columns.map((column) => [column.k, column]));
    this.edges = this.columns.flatMap((left) => {
      const right = columnOf.get(left.k + 1);
      return right ? edgesBetween(left, right) : [];
    });
    const shown = groups.filter(({layer}) => columnOf.has(layer));
    const column = (/** @type {IdenticalUnits} */ {layer}) => /** @type {Column} */ (columnOf.get(layer));
    this.drawing.replaceChildren(
      ...shown.flatMap((group) => column(group).frame(group.units)), ...this.edges.map(({line}) => line),
      ...this.edges.flatMap(({grip}) => grip ?? []),
      ...this.edges.flatMap(({text}) => text ?? []), ...this.columns.flatMap((one) => one.nodes(HEIGHT)),
      ...shown.flatMap((group) => column(group).frameLabel(group.units)), ...this.gap(widths.length));
    this.caption.replaceChildren(...this.captionOf(groups, widths));
  }

  /**
   * Says how many layers are left out, between those that are drawn.
   *
   * @param {number} layers
   */
  gap(layers) {
    const hidden = layers - this.columns.length;
    if (!hidden) return [];
    const at = this.columns.findIndex((column, k) => column.k !== k);
    const x = (this.columns[at - 1].x + this.columns[at].x) / 2;
    return [svg('text', {class: 'weight', x, y: HEIGHT / 2, 'text-anchor': 'middle'}, t.stage.network.layers(hidden))];
  }

  /**
   * @param {IdenticalUnits[]} groups
   * @param {number[]} widths
   */
  captionOf(groups, widths) {
    const same = groups.slice(0, MAX_NAMED_GROUPS).map(({layer, units}) => {
      const column = new Column(layer, widths, {x: 0, height: HEIGHT, room: 0});
      const names = units.slice(0, MAX_NAMED).map((unit) => column.name(unit - 1)).join(' = ');
      return `${names}${units.length > MAX_NAMED ? ' = …' : ''}`;
    });
    const {positive, negative, wider, same: sameText} = t.stage.network;
    const parameters = sum(this.layers.map(({weights, biases}) => weights.flat().length + biases.length));
    const named = groups.length > same.length ? [...same, '…'] : same;
    return [same.length ? el('strong', {class: 'warn'}, sameText(named.join('; '))) : '',
      `${t.n.parameters(parameters)}; `,
      el('span', {class: 'key positive'}, positive), ' ', el('span', {class: 'key negative'}, negative),
      wider];
  }

  /**
   * Draws the picture that each unit makes of a grid of inputs.
   *
   * @param {(layer: number, unit: number) => ImageData} pictureOf
   */
  drawPictures(pictureOf) {
    const width = this.width || this.drawing.getBoundingClientRect().width;
    const ratio = Math.max(1, globalThis.devicePixelRatio ?? 1);
    const scale = (width / WIDTH) * ratio;
    const [w, h] = [Math.round(WIDTH * scale), Math.round(HEIGHT * scale)];
    fit(this.pictures, w, h);
    const context = this.pictures.getContext('2d');
    if (!context || !w) return;
    context.clearRect(0, 0, w, h);
    for (const column of this.columns) {
      for (const unit of column.shown) {
        const pixels = pictureOf(column.k, unit);
        put(scratch, pixels);
        const [x, y] = column.place(unit);
        const side = 2 * column.radius - 3;
        context.drawImage(scratch, scale * (x - side / 2), scale * (y - side / 2), scale * side, scale * side);
      }
    }
  }

  /**
   * Which parameter a part of the drawing shows; null for none.
   *
   * @param {Element} target
   */
  parameterAt(target) {
    const edge = this.edges.find(({line, text, grip}) => [line, text, grip].some((one) => one === target));
    return edge ? this.indexOf(edge) : null;
  }

  /**
   * The place of an edge's weight among the parameters.
   *
   * @param {Edge} edge
   */
  indexOf({k, from, to}) {
    return weightCount(this.layers.slice(0, k)) + from * this.layers[k].weights[0].length + to;
  }

  clearPictures() {
    this.pictures.getContext('2d')?.clearRect(0, 0, this.pictures.width, this.pictures.height);
  }
}

const scratch = document.createElement('canvas');
