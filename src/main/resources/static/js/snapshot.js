// @ts-check
/**
 * A run after the epoch that is shown: its network, its surface and its predictions change together. While the epoch
 * moves, the browser draws the nearest recorded one by itself; when it rests, the exact one is fetched.
 */

import {fetchJson, get, isAbort, messageOf} from './api.js';
import {AxesChoice} from './axes-choice.js';
import {markBusy} from './busy.js';
import {byId, el} from './dom.js';
import {SurfaceChart} from './charts/surface-chart.js';
import {NetworkChart} from './charts/network-chart.js';
import {FitPanel} from './fit-panel.js';
import {outcomeOf} from './outcome.js';
import {PredictRow} from './predict-row.js';
import {PredictionPanel} from './predictions.js';
import {isOver, session} from './session.js';
import {loadFilm} from './stage/film-request.js';
import {Model} from './stage/model.js';
import {Picture} from './stage/picture.js';
import {drawSurface, loadSurface} from './stage/surface-request.js';
import {t} from './texts.js';
import {wordsOf} from './words.js';

/** @import {Preview} from './preview.js' */
/** @import {Run} from './session.js' */
/** @import {Parameters, Predictions} from './types.js' */

/** Milliseconds without a move after which an epoch rests. */
const PAUSE = 140;
/** Networks with more parameters are left to the service: a surface would take a second here. */
const MAX_PARAMETERS = 8000;

/** @typedef {{x: number, y: number, output: number}} Axes the columns of the data that the surface shows */

export class Snapshot {
  /** @type {AbortController | undefined} */
  pending;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {number | undefined} */
  frame;
  /**
   * The run that is drawn.
   *
   * @type {Run | undefined}
   */
  drawn;
  /** @type {number[] | undefined} the parameters at rest */
  theta;
  /** @type {string[]} */
  names = [];

  /** @param {Preview} preview shown while there is no run */
  constructor(preview) {
    this.preview = preview;
    this.choice = new AxesChoice(() => this.redraw());
    this.surface = new SurfaceChart(byId('surface-figure'));
    this.network = new NetworkChart(byId('network-figure'));
    this.picture = new Picture(this.surface, this.network);
    this.predictions = new PredictionPanel(byId('predictions'));
    this.fit = new FitPanel();
    this.row = new PredictRow();
    session.on('select', () => this.request(0));
    session.on('epoch', () => this.move());
    preview.addEventListener('change', () => this.showPreview());
    this.redraw();
  }

  get axes() {
    return this.choice.axes;
  }

  redraw() {
    this.showPreview();
    this.request(0);
  }

  /** Draws what is known of the epoch, and asks for the exact one once it rests. */
  move() {
    const run = session.current;
    const canDraw = run !== null && this.modelOf(run) !== null;
    if (canDraw) this.frame ??= requestAnimationFrame(() => this.drawFrame());
    this.request(canDraw ? PAUSE : 0);
  }

  drawFrame() {
    this.frame = undefined;
    const run = session.current;
    const model = run && this.modelOf(run);
    if (!run?.film?.length || !model) return;
    const {theta} = run.film.at(session.epoch);
    this.picture.move(model, theta, this.choice.fit(model.names));
    this.fit.move(model, theta);
    this.drawn = run;
    markBusy(false);
  }

  /**
   * The model of a run, as soon as there are frames of it.
   *
   * @param {Run} run
   */
  modelOf(run) {
    if (!run.film?.length) return null;
    run.rows ??= this.preview.rows;
    run.names ??= this.preview.names;
    if (!run.rows || !run.names || run.job.parameters > MAX_PARAMETERS) return null;
    return (run.model ??= new Model(run.job.spec, run.rows, run.names, run.film.trajectory));
  }

  /**
   * Requests the epoch that is shown after a pause, and aborts the request before.
   *
   * @param {number} pause
   */
  request(pause) {
    this.pending?.abort();
    clearTimeout(this.timer);
    const run = session.current;
    markBusy(run !== null && this.drawn !== undefined && run !== this.drawn);
    if (!run || !isOver(run.job)) return;
    this.pending = new AbortController();
    const {signal} = this.pending;
    this.timer = setTimeout(() => this.load(run, session.epoch, signal), pause);
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
        /** @type {Promise<Predictions>} */ (fetchJson(address('predictions'), signal)),
        loadFilm(run, signal)]);
      const words = await wordsOf(run.job.spec.dataset, predictions);
      const names = {...words.names, classes: predictions.classes};
      if (!run.names?.classes) run.model = undefined;
      Object.assign(run, {rows: predictions, names});
      const axes = this.choice.fit(names);
      this.fit.show(predictions, words);
      await this.predictions.show(predictions, words);
      signal.throwIfAborted();
      const model = this.modelOf(run);
      if (model) {
        this.picture.rest(model, parameters.theta, axes);
      } else {
        const surface = await loadSurface(address('surface').path, predictions, axes, signal);
        this.network.clearPictures();
        drawSurface(this.surface, predictions, names, axes, surface);
      }
      this.network.draw(parameters.layers, parameters.identicalUnits);
      byId('predictions-panel').hidden = false;
      this.drawn = run;
      markBusy(false);
      Object.assign(this, {theta: parameters.theta, names: parameters.names});
      session.fire('rest');
      await this.row.show(run, epoch, words);
    } catch (error) {
      if (!isAbort(error)) this.showError(run, error);
    }
  }

  /**
   * @param {Run} run
   * @param {unknown} error
   */
  showError({job}, error) {
    markBusy(false);
    byId('predictions').replaceChildren(el('p', {class: 'note'},
      job.status === 'completed' ? messageOf(error) : t.why.noResult(outcomeOf(job).label)));
    byId('predictions-panel').hidden = false;
  }

  /** Shows the data and the network at its start, before a run is trained. */
  showPreview() {
    const {rows, names, layers, theta, spec} = this.preview;
    if (session.current || !rows || !names || !layers || !theta || !spec) return;
    Object.assign(this, {theta, names: (this.preview.gradient?.gradient ?? []).map(({name}) => name)});
    session.fire('rest');
    const axes = this.choice.fit(names);
    this.network.draw(layers, this.preview.gradient?.identicalUnits ?? []);
    if (theta.length <= MAX_PARAMETERS) {
      setTimeout(() => { // a task of its own, which a run may forestall
        if (session.current || theta !== this.preview.theta) return;
        this.picture.drawUnitsOf(new Model(spec, rows, names, null), theta, axes);
      });
    }
    if (rows.inputs[0].length === 1) {
      this.surface.drawCurve(rows, names, axes.output, null);
    } else {
      this.surface.drawPlane(rows, names, axes, null);
    }
  }
}
