// @ts-check
/** Where the units of a network stand in its drawing. */

import {svg} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';
import {mean, upTo} from './numbers.js';

/** @import {Layer} from '../types.js' */

const SIDE = 34;
const MAX_UNITS = 8;
const MAX_COLUMNS = 6;
const LARGEST = 24;
/** Width that the word on a frame takes. */
const FRAME_WORD = 70;
/** Height that the name of a unit and its bias take. */
const WORDS = 36;

/**
 * The columns that are drawn: all, or the first and the last of many, with room between them to say so.
 *
 * @param {number[]} widths of all layers, inputs and outputs included
 * @param {number} width of the drawing
 * @param {number} height of the drawing
 */
export function visibleColumns(widths, width, height) {
  const all = widths.map((_, k) => k);
  const shown = all.length <= MAX_COLUMNS ? all : [...all.slice(0, MAX_COLUMNS / 2), ...all.slice(-MAX_COLUMNS / 2)];
  const gap = shown.length < all.length ? 1 : 0;
  const room = (width - 2 * SIDE) / (shown.length - 1 + gap);
  return shown.map((k, at) =>
    new Column(k, widths, {x: SIDE + (at < MAX_COLUMNS / 2 ? at : at + gap) * room, height, room}));
}

/** One layer's units in a drawing. */
export class Column {
  /** @type {Map<number, {node: SVGElement, label: SVGElement}>} */
  biases = new Map();
  /** @type {Map<number, SVGElement>} */
  groups = new Map();

  /**
   * @param {number} k
   * @param {number[]} widths of all layers
   * @param {{x: number, height: number, room: number}} place
   */
  constructor(k, widths, {x, height, room}) {
    this.k = k;
    this.count = widths[k];
    this.letter = k === 0 ? 'x' : k === widths.length - 1 ? 'y' : 'h';
    this.x = x;
    this.height = height;
    this.room = room;
    this.shown = upTo(Math.min(this.count, MAX_UNITS));
    this.hidden = this.count - this.shown.length;
    const each = height / this.shown.length;
    this.isLabelled = each >= 2 * 14 + WORDS;
    this.radius = Math.max(9, Math.min(LARGEST, (each - (this.isLabelled ? WORDS : 6)) / 2, room / 3 || LARGEST));
  }

  /**
   * @param {number} unit
   * @returns {[x: number, y: number]}
   */
  place(unit) {
    return [this.x, ((unit + 0.5) * (this.height - 16)) / this.shown.length + 4];
  }

  /** @param {number} unit */
  name(unit) {
    return this.letter === 'y' && this.count === 1 ? this.letter : this.letter + subscript(unit + 1);
  }

  /** @param {number} height of the drawing */
  nodes(height) {
    const nodes = this.shown.map((unit) => this.node(unit));
    if (!this.hidden) return nodes;
    const more = {class: 'weight', x: this.x, y: height - 2, 'text-anchor': 'middle'};
    return [...nodes, svg('text', more, t.stage.network.more(this.hidden))];
  }

  /** @param {number} unit */
  node(unit) {
    const [x, y] = this.place(unit);
    const side = 2 * this.radius;
    const title = svg('title', {}, this.name(unit));
    const label = svg('text', {class: 'weight', x, y: y + this.radius + 12, 'text-anchor': 'middle'});
    this.biases.set(unit, {node: title, label});
    const group = svg('g', {class: this.k === 0 ? 'node input' : 'node'},
      svg('rect', {x: x - this.radius, y: y - this.radius, width: side, height: side, rx: 4}),
      this.isLabelled && svg('text', {class: 'name', x, y: y - this.radius - 4, 'text-anchor': 'middle'},
        this.name(unit)),
      title, label);
    this.groups.set(unit, group);
    return group;
  }

  /** @type {(biases: (number | null)[] | undefined, isMoving: boolean) => void} none for inputs */
  showBiases(biases, isMoving) {
    for (const [unit, {node, label}] of this.biases) {
      const bias = biases?.[unit];
      if (!isMoving) {
        node.textContent = bias == null ? this.name(unit) : t.stage.network.biased(this.name(unit), short(bias));
      }
      if (this.isLabelled) label.textContent = bias != null ? t.stage.network.bias(short(bias, 3)) : '';
    }
  }

  /**
   * One frame around identical units.
   *
   * @param {number[]} units counted from 1
   */
  frame(units) {
    const ys = this.placesOf(units);
    if (ys.length < 2) return [];
    const pad = this.radius + 6;
    const top = Math.min(...ys) - pad - (this.isLabelled ? 12 : 0);
    const bottom = Math.max(...ys) + pad + (this.isLabelled ? 10 : 0);
    return [svg('rect', {
      class: 'same', x: this.x - pad - 8, y: top, width: 2 * pad + 16, height: bottom - top, rx: 14})];
  }

  /** @param {number[]} units counted from 1 */
  frameLabel(units) {
    const places = this.placesOf(units);
    if (!places.length || this.room < FRAME_WORD) return [];
    const y = mean(places);
    return [svg('text', {class: 'same', x: this.x, y: y + 4, 'text-anchor': 'middle'}, t.stage.network.identical)];
  }

  /** @param {number[]} units counted from 1, of which those that are shown have a height */
  placesOf(units) {
    return units.map((unit) => unit - 1).filter((unit) => this.shown.includes(unit)).map((unit) => this.place(unit)[1]);
  }
}

/** @param {number} n */
const subscript = (n) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

/** @type {(x1: number, y1: number, x2: number, y2: number, t: number) => [x: number, y: number]} */
export function onCurve(x1, y1, x2, y2, t) {
  const s = 1 - t;
  const middle = (x1 + x2) / 2;
  const point = (/** @type {number[]} */ [a, b, c, d]) =>
    s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  return [point([x1, middle, middle, x2]), point([y1, y1, y2, y2])];
}

/** @param {Layer[]} layers */
export const weightCount = (layers) => layers.reduce((sum, {weights}) => sum + weights.flat().length, 0);

/**
 * The place of a unit's bias among the parameters.
 *
 * @type {(layers: Layer[], layer: number, unit: number) => number}
 */
export const biasAt = (layers, layer, unit) =>
  weightCount(layers) + layers.slice(0, layer - 1).reduce((sum, {biases}) => sum + biases.length, 0) + unit;
