// @ts-check
/** Predicted numbers against the true ones: on the diagonal a prediction is right. Rows held out are hollow. */

import {el, svg} from '../dom.js';
import {exact, short} from '../format.js';
import {t} from '../texts.js';
import {namedAxes} from './axes.js';
import {range} from './colours.js';
import {placeOfLeast, pointer} from './numbers.js';
import {linearScale} from './scale.js';

/** @import {Span} from './scale.js' */

const WIDTH = 400;
const HEIGHT = 340;
const AREA = {left: 60, top: 8, size: 290};
const MARGIN = 0.1;
/** A row is found this many units of the drawing away from its dot. */
const REACH = 14;
/** @type {Record<string, number>} */
const ARROWS = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1};

/**
 * What is drawn.
 *
 * @typedef {object} Fit
 * @property {string} name of the target
 * @property {number[]} targets of all rows
 * @property {number[]} rows that are drawn
 * @property {boolean[]} heldOut of all rows
 * @property {(row: number) => Promise<string>} textOf a row
 */

export class FitChart {
  /** @type {Fit | undefined} */
  fit;
  /** @type {ArrayLike<number>} */
  predictions = [];
  /** @type {SVGElement[]} */
  dots = [];
  /** The place, among the rows drawn, of the one whose text is shown. */
  pointed = -1;

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.drawing = svg('svg', {
      class: 'chart fit', role: 'img', tabindex: 0, viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      'aria-keyshortcuts': 'ArrowLeft ArrowRight'});
    this.tooltip = el('div', {class: 'fit-tip', role: 'status', hidden: true});
    this.ring = svg('circle', {class: 'ring', r: 8, visibility: 'hidden'});
    figure.append(this.drawing, this.tooltip);
    this.drawing.addEventListener('pointermove', (event) => this.point(this.nearest(event)));
    this.drawing.addEventListener('pointerleave', () => this.point(-1));
    this.drawing.addEventListener('blur', () => this.point(-1));
    this.drawing.addEventListener('keydown', (event) => this.press(event));
    this.scales();
  }

  /** @param {Fit} [fit] */
  scales(fit) {
    const [low, high] = range(fit?.targets ?? []);
    const room = MARGIN * (high - low);
    /** @type {Span} */
    const domain = [low - room, high + room];
    const {left, top, size} = AREA;
    this.x = linearScale(domain, [left, left + size], true);
    this.y = linearScale(domain, [top + size, top], true);
    return {x: this.x, y: this.y};
  }

  /**
   * Draws rows, each where its target is.
   *
   * @param {Fit} fit
   * @param {ArrayLike<number>} predictions of all rows
   */
  draw(fit, predictions) {
    const {x, y} = this.scales(fit);
    const {left, top, size} = AREA;
    const order = fit.rows.toSorted((one, other) => fit.targets[one] - fit.targets[other]);
    this.fit = {...fit, rows: order};
    this.point(-1);
    const r = order.length > 80 ? 3.2 : 5;
    this.dots = order.map((row) =>
      svg('circle', {class: fit.heldOut[row] ? 'held-out' : null, cx: x(fit.targets[row]), r}));
    this.drawing.setAttribute('aria-label',
      t.stage.fit.name(fit.name));
    this.drawing.replaceChildren(
      svg('rect', {class: 'ground', x: left, y: top, width: size, height: size, rx: 6}),
      svg('line', {class: 'diagonal', x1: left, y1: top + size, x2: left + size, y2: top}),
      ...namedAxes(x, y, t.stage.fit.truth(fit.name), t.stage.fit.predicted(fit.name)), ...this.dots, this.ring);
    this.move(predictions);
  }

  /**
   * Moves the dots to other predictions; those beyond the drawing stay at its border.
   *
   * @param {ArrayLike<number>} predictions of all rows
   */
  move(predictions) {
    if (!this.fit || !this.y) return;
    this.predictions = predictions;
    for (const [k, row] of this.fit.rows.entries()) {
      const isThere = Number.isFinite(predictions[row]);
      this.dots[k].setAttribute('visibility', isThere ? 'visible' : 'hidden');
      if (isThere) this.dots[k].setAttribute('cy', this.y(predictions[row]).toFixed(1));
    }
    if (this.pointed >= 0) this.point(this.pointed);
  }

  /** @param {number} k */
  placeOf(k) {
    const dot = this.dots[k];
    return [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))];
  }

  /** @param {PointerEvent} event */
  nearest(event) {
    const {left, width} = this.drawing.getBoundingClientRect();
    const [right, down] = pointer(event, this.drawing);
    const reach = event.pointerType === 'touch' ? 2 * REACH * Math.max(1, (WIDTH / width)) : REACH;
    const distances = this.dots.map((_, k) => Math.hypot(this.placeOf(k)[0] - right, this.placeOf(k)[1] - down));
    const k = placeOfLeast(distances);
    return Number.isFinite(left) && distances[k] < reach ? k : -1;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const step = ARROWS[event.key];
    if (event.key === 'Escape') this.point(-1);
    if (!step || !this.dots.length) return;
    event.preventDefault();
    this.point((this.pointed + step + this.dots.length + Number(this.pointed < 0 && step < 0)) % this.dots.length);
  }

  /**
   * Says which row a dot is.
   *
   * @param {number} k its place among the dots; -1 for none
   */
  async point(k) {
    this.pointed = k;
    this.ring.setAttribute('visibility', k < 0 ? 'hidden' : 'visible');
    if (k < 0 || !this.fit) {
      this.tooltip.hidden = true;
      return;
    }
    const row = this.fit.rows[k];
    const [cx, cy] = this.placeOf(k);
    this.ring.setAttribute('cx', String(cx));
    this.ring.setAttribute('cy', String(cy));
    const text = await this.fit.textOf(row);
    if (this.pointed !== k) return;
    const [target, prediction] = [this.fit.targets[row], this.predictions[row]];
    this.tooltip.replaceChildren(
      el('p', {}, el('b', {}, t.stage.fit.row(row + 1)), this.fit.heldOut[row] ? t.stage.surface.heldOut : ''),
      el('p', {title: exact(prediction)}, t.stage.fit.pair(short(target, 5), short(prediction, 5))),
      el('small', {}, text));
    this.tooltip.hidden = false;
    this.putTooltip(cx, cy);
  }

  /** @type {(cx: number, cy: number) => void} */
  putTooltip(cx, cy) {
    const scale = this.drawing.getBoundingClientRect().width / WIDTH;
    const room = WIDTH * scale - this.tooltip.offsetWidth;
    const left = Math.max(0, Math.min(cx * scale + 14, room));
    this.tooltip.style.transform = `translate(${left}px, ${cy * scale + 14}px)`;
  }
}
