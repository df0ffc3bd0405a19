// @ts-check
/** A run after the epoch that is shown: its network, its surface and its predictions change together. */

import {fetchJson, get, isAbort, messageOf} from './api.js';
import {d3} from './charts/d3.js';
import {byId, el} from './dom.js';
import {SurfaceChart} from './charts/surface-chart.js';
import {NetworkChart} from './charts/network-chart.js';
import {predictionTable} from './predictions.js';
import {isOver, session} from './session.js';

/** @import {Preview} from './preview.js' */
/** @import {Run} from './session.js' */
/** @import {Parameters, Predictions, Rows, Surface} from './types.js' */

const RESOLUTION = 49;
const PAUSE = 25;

/** @typedef {{x: number, y: number, output: number}} Axes the columns of the data that the surface shows */

export class Snapshot {
  /** @type {Axes} */
  axes = {x: 0, y: 1, output: 0};
  /** @type {AbortController | undefined} */
  pending;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /**
   * The run that is drawn.
   *
   * @type {Run | undefined}
   */
  drawn;
  isMoving = false;
  shape = '';

  /** @param {Preview} preview shown while there is no run */
  constructor(preview) {
    this.preview = preview;
    this.surface = new SurfaceChart(byId('surface-figure'));
    this.network = new NetworkChart(byId('network-figure'));
    session.on('select epoch', () => this.request());
    preview.addEventListener('change', () => this.showPreview());
    this.redraw();
  }

  redraw() {
    this.showPreview();
    this.request();
  }

  /** Requests the epoch that is shown, and aborts the request before. */
  request() {
    this.pending?.abort();
    clearTimeout(this.timer);
    const run = session.current;
    this.markBusy(run !== null && this.drawn !== undefined && run !== this.drawn);
    if (!run || !isOver(run.job)) return;
    this.pending = new AbortController();
    const {signal} = this.pending;
    this.timer = setTimeout(() => this.load(run, session.epoch, signal), this.isMoving ? PAUSE : 0);
    this.isMoving = true;
  }

  /**
   * @param {Run} run
   * @param {number} epoch
   * @param {AbortSignal} signal
   */
  async load(run, epoch, signal) {
    const address = (/** @type {string} */ part) => get(`/v1/jobs/${run.id}/${part}?epoch=${epoch}`);
    try {
      const [parameters, predictions] = await Promise.all([
        /** @type {Promise<Parameters>} */ (fetchJson(address('parameters'), signal)),
        /** @type {Promise<Predictions>} */ (fetchJson(address('predictions'), signal))]);
      this.axes = this.fitAxes(predictions);
      const drawSurface = await this.loadSurface(`/v1/jobs/${run.id}/surface?epoch=${epoch}`, predictions, signal);
      this.network.draw(parameters.layers);
      byId('predictions').replaceChildren(predictionTable(predictions));
      byId('predictions-panel').hidden = false;
      drawSurface();
      this.drawn = run;
      this.markBusy(false);
    } catch (error) {
      if (!isAbort(error)) this.showError(run, error);
    }
    this.isMoving = false;
  }

  /**
   * Requests the predictions over the inputs, and returns the function that draws them.
   *
   * @param {string} address
   * @param {Rows} rows
   * @param {AbortSignal} signal
   */
  async loadSurface(address, rows, signal) {
    const {axes} = this;
    const request = (/** @type {string} */ query) => get(`${address}&output=${axes.output}&${query}`);
    if (rows.inputs[0].length === 1) {
      /** @type {Surface} */
      const {x, z} = await fetchJson(request(`resolution=${4 * RESOLUTION}`), signal);
      return () => this.surface.drawCurve(rows, axes.output, {x, y: z[0]});
    }
    /** @type {Required<Surface>} */
    const plane = await fetchJson(request(`x=${axes.x}&y=${axes.y}&resolution=${RESOLUTION}`), signal);
    return () => this.surface.drawPlane(rows, axes, plane);
  }

  /**
   * Marks the figures as out of date while they show another run.
   *
   * @param {boolean} isBusy
   */
  markBusy(isBusy) {
    for (const id of ['surface-figure', 'network-figure', 'predictions']) {
      byId(id).setAttribute('aria-busy', String(isBusy));
    }
  }

  /**
   * @param {Run} run
   * @param {unknown} error
   */
  showError({job}, error) {
    this.markBusy(false);
    byId('predictions').replaceChildren(el('p', {class: 'note'},
      job.status === 'completed' ? messageOf(error) : `This run was ${job.status} and has no result.`));
    byId('predictions-panel').hidden = false;
  }

  /** Shows the data and the network at its start, before a run is trained. */
  showPreview() {
    const {rows, layers} = this.preview;
    if (session.current || !rows || !layers) return;
    this.axes = this.fitAxes(rows);
    this.network.draw(layers);
    if (rows.inputs[0].length === 1) {
      this.surface.drawCurve(rows, this.axes.output, null);
    } else {
      this.surface.drawPlane(rows, this.axes, null);
    }
  }

  /**
   * The columns to show, as far as the data has them; where the data has more, selects appear.
   *
   * @param {Rows} rows
   */
  fitAxes(rows) {
    const inputs = rows.inputs[0].length;
    const outputs = rows.targets[0].length;
    const fits = this.axes.x < inputs && this.axes.y < inputs && this.axes.output < outputs;
    const axes = fits ? this.axes : {x: 0, y: 1, output: 0};
    const shape = JSON.stringify([inputs, outputs]);
    if (shape !== this.shape) {
      this.shape = shape;
      const place = byId('surface-tools');
      place.querySelectorAll('label').forEach((label) => label.remove());
      place.prepend(
        ...(inputs > 2 ? [this.choice('x', 'across', inputs, axes), this.choice('y', 'up', inputs, axes)] : []),
        ...(outputs > 1 ? [this.choice('output', 'output', outputs, axes)] : []));
    }
    return axes;
  }

  /**
   * @param {keyof Axes} name
   * @param {string} label
   * @param {number} columns
   * @param {Axes} axes
   */
  choice(name, label, columns, axes) {
    const letter = name === 'output' ? 'y' : 'x';
    const select = el('select',
      {change: () => {
        this.axes = {...this.axes, [name]: Number(select.value)};
        this.redraw();
      }},
      d3.range(columns).map((k) => el('option', {value: k, selected: k === axes[name]}, `${letter}${k + 1}`)));
    return el('label', {class: 'small'}, `${label} `, select);
  }
}
