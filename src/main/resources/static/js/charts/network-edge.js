// @ts-check
/** A weight in the drawing of a network: a line, as thick as the weight is large. */

import {svg} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';
import {onCurve} from './network-layout.js';

/** @import {Column} from './network-layout.js' */

const [THINNEST, THICKEST] = [0.6, 9];
const MAX_LABELLED = 9;
/** Lines that are wide enough to be taken. */
const MAX_GRIPS = 64;

export class Edge {
  /** The sign and the width that it shows: to set them again costs the browser as much as to change them. */
  sign = '';
  width = '';

  /**
   * @param {Column} left
   * @param {number} from a unit
   * @param {Column} right
   * @param {number} to a unit
   */
  constructor(left, from, right, to) {
    const edges = left.count * right.count;
    const [x1, y1] = left.place(from);
    const [x2, y2] = right.place(to);
    const bend = (x1 + x2) / 2;
    const d = `M${x1},${y1}C${bend},${y1} ${bend},${y2} ${x2},${y2}`;
    const [x, y] = onCurve(x1, y1, x2, y2, 0.32);
    this.k = left.k;
    this.from = from;
    this.to = to;
    this.middle = onCurve(x1, y1, x2, y2, 0.6);
    this.title = svg('title');
    this.line = svg('path', {d, class: 'edge'}, this.title);
    this.grip = edges <= MAX_GRIPS ? svg('path', {d, class: 'grip'}) : null;
    this.text = edges <= MAX_LABELLED ? svg('text', {class: 'weight', x, y: y - 5, 'text-anchor': 'middle'}) : null;
  }

  /**
   * @param {number | null} weight
   * @param {number} largest size of a weight in the network
   * @param {boolean} isMoving what it says when it is pointed at may wait then
   */
  show(weight, largest, isMoving) {
    const size = weight !== null && Number.isFinite(weight) ? Math.abs(weight) : 0;
    const sign = weight !== null && weight < 0 ? 'negative' : 'positive';
    if (sign !== this.sign) {
      this.line.classList.toggle('negative', sign === 'negative');
      this.line.classList.toggle('positive', sign === 'positive');
      this.sign = sign;
    }
    const width = (THINNEST + (THICKEST - THINNEST) * Math.sqrt(size / largest)).toFixed(1);
    if (width !== this.width) this.line.setAttribute('stroke-width', width);
    this.width = width;
    if (this.text) this.text.textContent = short(weight, 3);
    if (!isMoving) {
      const unit = `${this.k ? 'h' : 'x'}${this.from + 1}`;
      this.title.textContent = t.stage.network.weight(unit, this.to + 1, short(weight));
    }
  }
}

/** @type {(left: Column, right: Column) => Edge[]} */
export const edgesBetween = (left, right) =>
  left.shown.flatMap((from) => right.shown.map((to) => new Edge(left, from, right, to)));
