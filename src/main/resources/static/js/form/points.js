// @ts-check
/** Points that are clicked into a plane, or put there by keys. */

import {announce, el, svg} from '../dom.js';
import {plural} from '../format.js';
import {asPoints} from './rows.js';

/** @import {InlineRows} from '../types.js' */
/** @import {Point} from './rows.js' */

const SIZE = 200;
const STEP = 0.1;
/** @type {Record<string, [dx: number, dy: number]>} */
const MOVES = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP]};
/** @type {(value: number) => number} */
const place = (value) => ((value + 1) / 2) * SIZE;
/** @type {(value: number) => number} */
const rounded = (value) => Math.min(1, Math.max(-1, Math.round(100 * value) / 100));

export class Points {
  /** @type {Point[]} */
  points = [];
  cross = {x: 0, y: 0};

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.plane = svg('svg', {
      class: 'plane', viewBox: `0 0 ${SIZE} ${SIZE}`, tabindex: 0, role: 'application',
      'aria-label':
        'Plane from -1 to 1. Arrow keys move the cross; 0 and 1 add a point; Delete removes the last point.',
      click: (event) => this.click(event), keydown: (event) => this.press(event)});
    this.element = el('div', {}, this.kinds(), this.plane, el('div', {class: 'joined'},
      el('button', {type: 'button', click: () => this.removeLast()}, 'Undo'),
      el('button', {type: 'button', click: () => this.change([])}, 'Clear')));
    this.draw();
  }

  kinds() {
    const kind = (/** @type {number} */ target) => el('label', {class: `check kind-${target}`},
      el('input', {type: 'radio', name: 'kind', value: target, checked: target === 1}), `target ${target}`);
    return el('div', {class: 'joined', role: 'radiogroup', 'aria-label': 'A click adds a point with'},
      kind(1), kind(0));
  }

  /** @param {MouseEvent} event */
  click(event) {
    const box = this.plane.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const kind = /** @type {HTMLInputElement} */ (this.element.querySelector('[name=kind]:checked'));
    const target = Number(kind.value);
    this.add(rounded(2 * x - 1), rounded(1 - 2 * y), event.shiftKey ? 1 - target : target);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (MOVES[event.key]) {
      const [dx, dy] = MOVES[event.key];
      this.cross = {x: rounded(this.cross.x + dx), y: rounded(this.cross.y + dy)};
      announce(`${this.cross.x}, ${this.cross.y}`);
      this.draw();
    } else if (event.key === '0' || event.key === '1') {
      this.add(this.cross.x, this.cross.y, Number(event.key));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.removeLast();
    } else {
      return;
    }
    event.preventDefault();
  }

  removeLast() {
    this.change(this.points.slice(0, -1));
  }

  /** @type {(x: number, y: number, target: number) => void} */
  add(x, y, target) {
    announce(`Point at ${x}, ${y} with target ${target}`);
    this.change([...this.points, {x, y, target}]);
  }

  /** @param {Point[]} points */
  change(points) {
    this.points = points;
    this.draw();
    this.changed();
  }

  draw() {
    const {x, y} = this.cross;
    this.plane.replaceChildren(
      svg('path', {class: 'cross', d: `M${place(x) - 6},${place(-y)}h12M${place(x)},${place(-y) - 6}v12`}),
      ...this.points.map((point) => svg('circle', {
        class: `datum kind-${point.target}`, cx: place(point.x), cy: place(-point.y), r: 5})));
  }

  get dataset() {
    return {inputs: this.points.map(({x, y}) => [x, y]), targets: this.points.map(({target}) => target)};
  }

  get summary() {
    return this.points.length ? plural(this.points.length, 'point') : 'Click into the plane to add points.';
  }

  /**
   * Takes rows that are points of the plane, and returns whether they are.
   *
   * @param {InlineRows} rows
   */
  fill(rows) {
    const points = asPoints(rows);
    if (points) {
      this.points = points;
      this.draw();
    }
    return points !== null;
  }
}
