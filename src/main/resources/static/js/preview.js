// @ts-check
/** What can be seen before training: the data, the network at its start, the largest stable step, and every error. */

import {fetchJson, isAbort, post, Problem} from './api.js';
import {debounce} from './dom.js';
import {clearFaults, showFaults} from './form/faults.js';
import {gradientRequest, typeOf} from './spec.js';
import {t} from './texts.js';
import {layersOf, widths} from './theta.js';
import {wordsOf} from './words.js';

/** @import {Names} from './charts/names.js' */
/** @import {Setup} from './form/setup.js' */
/** @import {GradientReport, Layer, Rows, Spec} from './types.js' */

const PAUSE = 250;

/**
 * Whether a gradient depends on a field.
 *
 * @param {string | undefined} pointer
 */
const concernsGradient = (pointer = '') =>
  /^\/(dataset|network|loss|classWeights|init|seed|standardize|optimizer)\b/.test(pointer);

/** Fires `change` when there are other rows and another start to show, which are then `rows` and `layers`. */
export class Preview extends EventTarget {
  /** @type {Rows | undefined} */
  rows;
  /** @type {Names | undefined} */
  names;
  /** @type {Layer[] | undefined} */
  layers;
  /** @type {number[] | undefined} */
  theta;
  /** @type {Spec | undefined} */
  spec;
  /**
   * The gradient at the start; null when there is none, undefined before the service was asked.
   *
   * @type {GradientReport | null | undefined}
   */
  gradient;
  /** @type {string | null} */
  key = null;
  /** @type {AbortController | undefined} */
  pending;

  /** @param {Setup} setup */
  constructor(setup) {
    super();
    this.setup = setup;
    setup.addEventListener('change', debounce(PAUSE, () => this.load()));
  }

  async load() {
    const {spec} = this.setup;
    const request = gradientRequest(spec);
    const key = JSON.stringify(request);
    if (key === this.key || request.dataset === undefined) return;
    this.key = key;
    this.pending?.abort();
    this.pending = new AbortController();
    const {signal} = this.pending;
    try {
      const asked = this.setup.data.rows(signal);
      if (typeof request.dataset !== 'string' && !await asked) return;
      const [data, gradient] = await Promise.all([
        asked.then(async (rows) => rows && {rows, names: (await wordsOf(spec.dataset, rows)).names}),
        fetchJson(post('/v1/gradients?rows=false', request), signal)]);
      if (data) this.show(spec, data, gradient);
    } catch (error) {
      if (isAbort(error)) return;
      this.key = null;
      this.gradient = null;
      this.markStableAlpha();
      if (error instanceof Problem) showFaults(this.setup.form, error, concernsGradient);
    }
  }

  /**
   * @param {Spec} spec
   * @param {{rows: Rows, names: Names}} data
   * @param {GradientReport} gradient
   */
  show(spec, {rows, names}, gradient) {
    clearFaults(this.setup.form, concernsGradient);
    this.gradient = gradient;
    this.setup.init.suggested = {values: gradient.theta};
    this.markStableAlpha();
    const shape = widths(rows.inputs[0].length, spec.network.hidden, rows.targets[0].length);
    const {theta} = gradient;
    Object.assign(this, {rows, names, spec, theta, layers: layersOf(shape, theta, spec.network.bias)});
    this.dispatchEvent(new Event('change'));
  }

  /** Marks the largest stable step of the optimizer; those that scale each derivative have none. */
  markStableAlpha() {
    const stable = this.gradient?.hessian?.largestStableAlpha ?? null;
    const type = typeOf(this.setup.spec.optimizer);
    this.setup.alpha.mark(stable,
      stable || type === 'gradient-descent' ? t.form.alpha.atThisStart : t.form.alpha.forOptimizer(type));
  }
}
