/** Looking closer at some of the epochs: by dragging over the curve, or with the keys + and -; all again by a double click, 0 or a button. */

import {byId, svg} from '../dom.js';
import {count} from '../format.js';
import {Losses} from '../losses.js';
import {d3} from './d3.js';
import {nearest} from './decimate.js';

/** A drag that is shorter is a click. */
const SHORTEST_DRAG = 5;
const FEWEST = 2;
const KEYS = {'+': 0.5, '=': 0.5, '-': 2};

/** The losses between two epochs, with one more on either side. */
export function part({epoch, loss, lows, highs}, [from, to]) {
  const [first, end] = [Math.max(0, nearest(epoch, from) - 1), nearest(epoch, to) + 2];
  const cut = (list) => list.slice(first, end);
  return Losses.of({epoch: cut(epoch), loss: cut(loss), lossMin: cut(lows), lossMax: cut(highs)});
}

export class Zoom {
  /** @param chart with drawing, x, y and session */
  constructor(chart) {
    this.chart = chart;
    this.session = chart.session;
    this.band = svg('rect', {class: 'band'});
    this.reset = byId('unzoom');
    this.reset.addEventListener('click', () => this.show(null));
    const {drawing} = chart;
    drawing.addEventListener('pointerdown', (event) => this.begin(event));
    drawing.addEventListener('pointermove', (event) => this.drag(event));
    drawing.addEventListener('pointerup', (event) => this.end(event));
    drawing.addEventListener('pointercancel', () => this.stop());
    drawing.addEventListener('dblclick', () => this.show(null));
    drawing.addEventListener('keydown', (event) => this.press(event));
    this.session.on('scale runs', () => { this.reset.hidden = !this.session.zoom; });
  }

  get whole() {
    return d3.max(this.session.runs, ({job}) => job.progress.epoch) ?? 0;
  }

  place(event) {
    const [left, right] = this.chart.x.range();
    return Math.min(right, Math.max(left, d3.pointer(event, this.chart.drawing)[0]));
  }

  begin(event) {
    if (event.button !== 0 || !this.session.runs.length) return;
    this.from = this.place(event);
    this.chart.drawing.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (this.from === undefined) return;
    const to = this.place(event);
    const [bottom, top] = this.chart.y.range();
    for (const [name, value] of Object.entries({x: Math.min(this.from, to), width: Math.abs(to - this.from), y: top, height: bottom - top})) {
      this.band.setAttribute(name, value);
    }
    this.chart.drawing.append(this.band);
  }

  end(event) {
    if (this.from === undefined) return;
    const ends = d3.sort([this.from, this.place(event)]);
    this.stop();
    if (ends[1] - ends[0] >= SHORTEST_DRAG) {
      this.show(ends.map((pixel) => this.chart.x.invert(pixel)));
    } else {
      this.session.look(this.chart.x.invert(ends[0]));
    }
  }

  stop() {
    this.from = undefined;
    this.band.remove();
  }

  press(event) {
    const by = KEYS[event.key];
    if (by) {
      const [from, to] = this.chart.x.domain();
      const half = (by * (to - from)) / 2;
      this.show([this.session.epoch - half, this.session.epoch + half]);
    } else if (event.key === '0' || event.key === 'Escape') {
      this.show(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Shows the epochs between two; all of them when there is nothing to be cut off. */
  show(ends) {
    let zoom = null;
    if (ends) {
      const from = Math.max(0, Math.round(ends[0]));
      const to = Math.min(this.whole, Math.max(Math.round(ends[1]), from + FEWEST));
      if (to > from && (from > 0 || to < this.whole)) zoom = [from, to];
    }
    this.session.scale({zoom});
    this.reset.textContent = zoom ? `${count(zoom[0])}–${count(zoom[1])}, show all` : '';
  }
}
