/** Points that are clicked into a plane, or put there by keys. */

import {announce, el, svg} from '../dom.js';
import {plural} from '../format.js';

const SIZE = 200;
const STEP = 0.1;
const place = (value) => ((value + 1) / 2) * SIZE;
const rounded = (value) => Math.min(1, Math.max(-1, Math.round(100 * value) / 100));

export class Points {
  points = [];
  cross = {x: 0, y: 0};

  constructor(changed) {
    this.changed = changed;
    this.plane = svg('svg', {
      class: 'plane', viewBox: `0 0 ${SIZE} ${SIZE}`, tabindex: 0, role: 'application',
      'aria-label': 'Plane from -1 to 1. Arrow keys move the cross; 0 and 1 add a point; Delete takes the last one away.',
      click: (event) => this.clicked(event), keydown: (event) => this.pressed(event)});
    this.element = el('div', {}, this.kinds(), this.plane, el('div', {class: 'joined'},
      el('button', {type: 'button', click: () => this.change(this.points.slice(0, -1))}, 'Undo'),
      el('button', {type: 'button', click: () => this.change([])}, 'Clear')));
    this.draw();
  }

  kinds() {
    const kind = (target) => el('label', {class: `check kind-${target}`},
      el('input', {type: 'radio', name: 'kind', value: target, checked: target === 1}), `target ${target}`);
    return el('div', {class: 'joined', role: 'radiogroup', 'aria-label': 'A click adds a point with'}, kind(1), kind(0));
  }

  clicked(event) {
    const box = this.plane.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const target = Number(this.element.querySelector('[name=kind]:checked').value);
    this.add(rounded(2 * x - 1), rounded(1 - 2 * y), event.shiftKey ? 1 - target : target);
  }

  pressed(event) {
    const moves = {ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP]};
    if (moves[event.key]) {
      const [dx, dy] = moves[event.key];
      this.cross = {x: rounded(this.cross.x + dx), y: rounded(this.cross.y + dy)};
      announce(`${this.cross.x}, ${this.cross.y}`);
      this.draw();
    } else if (event.key === '0' || event.key === '1') {
      this.add(this.cross.x, this.cross.y, Number(event.key));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.change(this.points.slice(0, -1));
    } else {
      return;
    }
    event.preventDefault();
  }

  add(x, y, target) {
    announce(`Point at ${x}, ${y} with target ${target}`);
    this.change([...this.points, {x, y, target}]);
  }

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

  get words() {
    return this.points.length ? plural(this.points.length, 'point') : 'Click into the plane to add points.';
  }

  /** Takes rows over, if they are such points; answers whether they are. */
  fill({inputs, targets}) {
    const flat = targets.flat();
    const fits = flat.length === inputs.length && inputs.every((row, k) =>
      row.length === 2 && row.every((value) => Math.abs(value) <= 1) && (flat[k] === 0 || flat[k] === 1));
    if (fits) {
      this.points = inputs.map(([x, y], k) => ({x, y, target: flat[k]}));
      this.draw();
    }
    return fits;
  }
}
