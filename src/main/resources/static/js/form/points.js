// @ts-check
/** Points that are clicked into a plane, or put there by keys. */

import {announce, el, svg} from '../dom.js';
import {t} from '../texts.js';
import {asPoints} from './rows.js';

/** @import {InlineRows} from '../types.js' */
/** @import {Point} from './rows.js' */

const SIZE = 200;
const STEP = 0.1;
/** How near to a point the pointer takes hold of it. */
const NEAR = 0.09;
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
  /**
   * The point that the pointer holds; -1 for none.
   *
   * @type {number | undefined}
   */
  held;
  hasMoved = false;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.plane = svg('svg', {
      class: 'plane', viewBox: `0 0 ${SIZE} ${SIZE}`, tabindex: 0, role: 'application',
      'aria-label': t.form.points.name,
      pointerdown: (event) => this.grab(event), pointermove: (event) => this.drag(event),
      pointerup: (event) => this.drop(event), contextmenu: (event) => this.remove(event),
      dblclick: (event) => this.turn(this.at(this.placeOf(event))), keydown: (event) => this.press(event)});
    this.element = el('div', {}, this.kinds(), this.plane, el('div', {class: 'joined'},
      el('button', {type: 'button', click: () => this.removeLast()}, t.form.points.undo),
      el('button', {type: 'button', click: () => this.change([])}, t.form.points.clear)));
    this.draw();
  }

  kinds() {
    const kind = (/** @type {number} */ target) => el('label', {class: `check kind-${target}`},
      el('input', {type: 'radio', name: 'kind', value: target, checked: target === 1}), t.form.points.target(target));
    return el('div', {class: 'joined', role: 'radiogroup', 'aria-label': t.form.points.clickAdds},
      kind(1), kind(0));
  }

  /**
   * @param {MouseEvent} event
   * @returns {{x: number, y: number}}
   */
  placeOf(event) {
    const box = this.plane.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return {x: rounded(2 * x - 1), y: rounded(1 - 2 * y)};
  }

  /**
   * The point at a place; -1 where there is none.
   *
   * @param {{x: number, y: number}} place
   */
  at({x, y}) {
    return this.points.findLastIndex((point) => Math.hypot(point.x - x, point.y - y) < NEAR);
  }

  /** @param {PointerEvent} event */
  grab(event) {
    if (event.button !== 0) return;
    this.held = this.at(this.placeOf(event));
    this.hasMoved = false;
    this.plane.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.held === undefined || this.held < 0) return;
    const {held} = this;
    const to = this.placeOf(event);
    const from = this.points[held];
    if (!this.hasMoved && Math.hypot(to.x - from.x, to.y - from.y) < NEAR / 3) return;
    this.hasMoved = true;
    this.change(this.points.map((point, k) => (k === held ? {...point, ...to} : point)));
  }

  /** @param {PointerEvent} event */
  drop(event) {
    if (this.held === -1) this.click(event);
    this.held = undefined;
  }

  /** @param {MouseEvent} event */
  remove(event) {
    event.preventDefault();
    const at = this.at(this.placeOf(event));
    if (at >= 0) this.change(this.points.filter((_, k) => k !== at));
  }

  /** @param {number} at */
  turn(at) {
    if (at >= 0) this.change(this.points.map((one, k) => (k === at ? {...one, target: 1 - one.target} : one)));
  }

  /** @param {MouseEvent} event */
  click(event) {
    const {x, y} = this.placeOf(event);
    const kind = /** @type {HTMLInputElement} */ (this.element.querySelector('[name=kind]:checked'));
    const target = Number(kind.value);
    this.add(x, y, event.shiftKey ? 1 - target : target);
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
    } else if (event.key === 't' || event.key === 'T') {
      this.turn(this.at(this.cross));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const at = this.at(this.cross);
      this.change(at < 0 ? this.points.slice(0, -1) : this.points.filter((_, k) => k !== at));
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
    announce(t.form.points.added(x, y, target));
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
    return this.points.length ? t.form.points.points(this.points.length) : t.form.points.none;
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
