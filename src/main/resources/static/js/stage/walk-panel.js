// @ts-check
/**
 * Backpropagation on the stage: the space bar lights the signal of one row along the network, forward and then
 * backward, with the formula in play beside it, and at last the step of all parameters.
 */

import {fetchJson, get, isAbort, messageOf, post} from '../api.js';
import {light, showChanges} from '../charts/lights.js';
import {button, byId, el, icon} from '../dom.js';
import {rowLabel} from '../gradient/row-label.js';
import {loadTex, tex} from '../gradient/tex.js';
import {scenes} from '../gradient/walk.js';
import {isOver, session} from '../session.js';
import {gradientRequest, typeOf} from '../spec.js';
import {t} from '../texts.js';
import {layersOf, widths} from '../theta.js';

/** @import {NetworkChart} from '../charts/network-chart.js' */
/** @import {Setup} from '../form/setup.js' */
/** @import {Katex} from '../gradient/tex.js' */
/** @import {Scene} from '../gradient/walk.js' */
/** @import {GradientReport, Spec} from '../types.js' */

const MAX_ROWS = 200;
const MAX_PARAMETERS = 2000;

export class WalkPanel {
  at = -1;
  row = 0;
  /** @type {Scene[]} */
  scenes = [];
  /** @type {{report: GradientReport, spec: Spec, katex: Katex} | undefined} */
  shown;
  /** @type {AbortController | undefined} */
  pending;

  /**
   * @param {Setup} setup
   * @param {NetworkChart} network
   */
  constructor(setup, network) {
    this.setup = setup;
    this.network = network;
    this.place = byId('walk');
    this.rows = el('select', {'aria-label': t.stage.steps.row, change: () => this.follow(Number(this.rows.value))});
    this.title = el('h3', {'aria-live': 'polite'});
    this.formulas = el('div', {class: 'formulas', tabindex: 0, role: 'region', 'aria-label': t.stage.steps.formula});
    this.count = el('span', {class: 'note'});
    this.back = el('button', {type: 'button', click: () => this.go(this.at - 1)}, t.back);
    this.next = el('button', {type: 'button', class: 'primary', click: () => this.go(this.at + 1)}, t.next);
    const end = {type: 'button', class: 'quiet', 'aria-label': t.stage.steps.end, click: () => this.end()};
    this.place.append(
      el('div', {class: 'panel-head'},
        el('h2', {}, t.stage.steps.title),
        el('div', {class: 'tools'},
          this.rows,
          el('button', end, icon('M6 6l12 12M18 6L6 18')))),
      this.title, this.formulas, el('div', {class: 'joined spread'}, this.count,
        el('span', {class: 'joined'}, this.back, this.next)));
    this.start = button('walk-start');
    document.addEventListener('keydown', ({key}) => key === 'Escape' && this.isOpen && this.end());
    session.on('rest', () => this.isOpen && this.load());
    session.on('select', () => this.isOpen && session.current && !isOver(session.current.job) && this.end());
  }

  get isOpen() {
    return this.at >= 0;
  }

  toggle() {
    if (this.isOpen) {
      this.end();
    } else {
      this.begin();
      this.next.focus({preventScroll: true}); // so that the space bar goes on, and does not end it
    }
  }

  /** @param {-1 | 1} steps on, or back; where there are none yet, they begin */
  step(steps) {
    if (this.isOpen) this.go(this.at + steps);
    else this.begin();
  }

  begin() {
    if (session.current && !isOver(session.current.job)) return;
    this.at = 0;
    this.place.hidden = false;
    this.place.parentElement?.classList.add('walking');
    this.start.setAttribute('aria-pressed', 'true');
    this.load();
  }

  end() {
    this.pending?.abort();
    this.at = -1;
    this.place.hidden = true;
    this.place.parentElement?.classList.remove('walking');
    this.start.setAttribute('aria-pressed', 'false');
    light(this.network, null);
    showChanges(this.network, null);
  }

  /** Takes the numbers of the epoch that is shown; before there is a run, those of the start. */
  async load() {
    this.pending?.abort();
    this.pending = new AbortController();
    const {signal} = this.pending;
    const run = session.current;
    const spec = run?.job.spec ?? this.setup.spec;
    const request = run
      ? get(`/v1/jobs/${run.id}/gradient?epoch=${session.epoch}`) : post('/v1/gradients', gradientRequest(spec));
    try {
      if (run && run.job.parameters > MAX_PARAMETERS) {
        throw new Error(t.stage.steps.tooLarge(MAX_PARAMETERS));
      }
      const [katex, report] = await Promise.all([loadTex(), fetchJson(request, signal)]);
      signal.throwIfAborted();
      this.shown = {report, spec, katex};
      const rows = (report.rows ?? []).slice(0, MAX_ROWS);
      this.rows.replaceChildren(.../** @type {GradientReport['rows'] & {}} */ (rows).map((row, k) =>
        el('option', {value: k}, rowLabel(row, k))));
      this.follow(Math.min(this.row, Math.max(0, rows.length - 1)));
    } catch (error) {
      if (isAbort(error)) return;
      this.title.textContent = messageOf(error);
      this.formulas.replaceChildren();
    }
  }

  /** @param {number} index of the row */
  follow(index) {
    if (!this.shown) return;
    const {report: {rows = [], theta, gradient}, spec} = this.shown;
    const row = rows[index];
    if (!row) {
      this.title.textContent = t.stage.steps.noRows;
      return;
    }
    this.row = index;
    this.rows.value = String(index);
    const {network: {activation, hidden, output, bias}, loss, classWeights} = spec;
    const layers = layersOf(widths(row.input.length, hidden, row.target.length), theta, bias);
    const activations = [...(Array.isArray(activation) ? activation : hidden.map(() => activation)), output];
    const context = {loss: typeOf(loss), activations, rows: rows.length, weighted: Boolean(classWeights)};
    this.scenes = scenes(row, layers, context, {
      theta, gradient: gradient.map(({value}) => value), names: gradient.map(({name}) => name),
      alpha: plainAlpha(spec), optimizer: typeOf(spec.optimizer)});
    this.go(Math.min(this.at, this.scenes.length - 1));
  }

  /** @param {number} at the end begins again */
  go(at) {
    if (!this.shown || !this.scenes.length) return;
    this.at = (at + this.scenes.length) % this.scenes.length;
    const scene = this.scenes[this.at];
    const {katex, report: {gradient}} = this.shown;
    this.title.textContent = scene.title;
    this.formulas.replaceChildren(...scene.formulas.map((formula) => tex(katex, formula)));
    this.count.textContent = t.stage.steps.at(this.at + 1, this.scenes.length);
    this.back.disabled = this.at === 0;
    this.next.textContent = this.at === this.scenes.length - 1 ? t.stage.steps.again : t.next;
    light(this.network, scene);
    showChanges(this.network, scene.direction === 'update' ? gradient.map(({value}) => -(value ?? NaN)) : null);
  }
}

/**
 * The step size where a step is alpha times the gradient over all rows; else null.
 *
 * @param {Spec & {batchSize?: number | null, weightDecay?: number, schedule?: unknown, clipNorm?: number | null}} spec
 */
const plainAlpha = ({optimizer, alpha, batchSize, weightDecay, schedule, clipNorm}) =>
  (typeOf(optimizer) === 'gradient-descent' && typeof alpha === 'number'
    && !batchSize && !weightDecay && !schedule && !clipNorm ? alpha : null);
