// @ts-check
/**
 * Zooming into some of the epochs: by dragging over the curve, or with the keys + and -. A double click, the key 0 or a
 * button shows all epochs again.
 */

import {button, svg} from '../dom.js';
import {Losses} from '../losses.js';
import {t} from '../texts.js';
import {nearest} from './decimate.js';
import {max, pointer} from './numbers.js';

/** @import {EpochRange} from '../session.js' */
/** @import {LossChart} from './loss-chart.js' */

/** A shorter drag is a click. */
const MIN_DRAG = 5;
const MIN_EPOCHS = 2;
/**
 * How much wider the range becomes by a key.
 *
 * @type {Record<string, number>}
 */
const FACTORS = {'+': 0.5, '=': 0.5, '-': 2};

/**
 * The losses between two epochs, with one more on either side.
 *
 * @param {Losses} losses
 * @param {EpochRange} range
 */
export function part({epoch, loss, lows, highs}, [from, to]) {
  const [first, end] = [Math.max(0, nearest(epoch, from) - 1), nearest(epoch, to) + 2];
  return Losses.of({
    epoch: epoch.slice(first, end),
    loss: loss.slice(first, end),
    lossMin: lows.slice(first, end),
    lossMax: highs.slice(first, end)});
}

/** @type {(one: number, other: number) => EpochRange} */
const ordered = (one, other) => [Math.min(one, other), Math.max(one, other)];

export class Zoom {
  /**
   * The pixel at which a drag began.
   *
   * @type {number | undefined}
   */
  from;

  /** @param {LossChart} chart */
  constructor(chart) {
    this.chart = chart;
    this.session = chart.session;
    this.band = svg('rect', {class: 'band'});
    this.reset = button('unzoom');
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

  /** The last epoch of all runs. */
  get last() {
    return max(this.session.runs, ({job}) => job.progress.epoch) ?? 0;
  }

  /** @param {PointerEvent} event */
  pixelOf(event) {
    const [left, right] = this.chart.x.range();
    return Math.min(right, Math.max(left, pointer(event, this.chart.drawing)[0]));
  }

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.button !== 0 || !this.session.runs.length) return;
    this.from = this.pixelOf(event);
    this.chart.drawing.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.from === undefined) return;
    const [left, right] = ordered(this.from, this.pixelOf(event));
    const [bottom, top] = this.chart.y.range();
    for (const [name, value] of Object.entries({x: left, width: right - left, y: top, height: bottom - top})) {
      this.band.setAttribute(name, String(value));
    }
    this.chart.drawing.append(this.band);
  }

  /** @param {PointerEvent} event */
  end(event) {
    if (this.from === undefined) return;
    const [left, right] = ordered(this.from, this.pixelOf(event));
    this.stop();
    if (right - left >= MIN_DRAG) {
      this.show([this.chart.x.invert(left), this.chart.x.invert(right)]);
    } else {
      this.session.moveTo(this.chart.x.invert(left));
    }
  }

  stop() {
    this.from = undefined;
    this.band.remove();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const factor = FACTORS[event.key];
    if (factor) {
      const [from, to] = this.session.range(this.last);
      const half = (factor * (to - from)) / 2;
      this.show([this.session.epoch - half, this.session.epoch + half]);
    } else if (event.key === '0' || event.key === 'Escape') {
      this.show(null);
    } else {
      return;
    }
    event.preventDefault();
  }

  /**
   * Shows a range of epochs; all of them when it is null or leaves none out.
   *
   * @param {EpochRange | null} range
   */
  show(range) {
    /** @type {EpochRange | null} */
    let zoom = null;
    if (range) {
      const from = Math.max(0, Math.round(range[0]));
      const to = Math.min(this.last, Math.max(Math.round(range[1]), from + MIN_EPOCHS));
      if (to > from && (from > 0 || to < this.last)) zoom = [from, to];
    }
    this.session.scale({zoom});
    this.reset.textContent = zoom ? t.stage.loss.showAll(zoom[0], zoom[1]) : '';
  }
}
