// @ts-check
/** The form that says what to train: it is filled in from a spec, and a spec is read from it. */

import {button, byId, el, input, select} from '../dom.js';
import {withoutNulls} from '../spec.js';
import {Alpha} from './alpha.js';
import {Data} from './data.js';
import {VariantField} from './variant-field.js';
import {asText, numberOrText, numbers} from './values.js';

/** @import {Options} from '../options.js' */
/** @import {PartialSpec, Spec} from '../types.js' */

const SEEDS_TO_DRAW = 1e6;

/**
 * The output that a loss needs, where it needs one.
 *
 * @type {Record<string, string>}
 */
const OUTPUT_FOR = {bce: 'sigmoid', 'cross-entropy': 'softmax'};

/** Fires `change` when the spec may be another one. */
export class Setup extends EventTarget {
  /**
   * @param {HTMLFormElement} form
   * @param {Options} options
   */
  constructor(form, options) {
    super();
    this.form = form;
    this.options = options;
    const changed = () => this.dispatchEvent(new Event('change'));
    offer('activation', options.choices('/network/activation'));
    offer('output', options.choices('/network/output'));
    offer('loss', options.choices('/loss'));
    this.data = new Data(changed);
    this.init = new VariantField(select('init'), byId('init-fields'), options, '/init');
    this.optimizer = new VariantField(select('optimizer'), byId('optimizer-fields'), options, '/optimizer');
    this.alpha = new Alpha(changed);
    form.addEventListener('input', changed);
    byId('dice').addEventListener('click', () => {
      input('seed').value = String(Math.floor(Math.random() * SEEDS_TO_DRAW));
      changed();
    });
    select('loss').addEventListener('input', () => this.matchOutput());
    this.enable();
  }

  /** Lets the reader edit, which makes no sense before the options are there. */
  enable() {
    for (const fieldset of this.form.querySelectorAll('fieldset')) fieldset.disabled = false;
    button('train').disabled = false;
  }

  matchOutput() {
    const needed = OUTPUT_FOR[select('loss').value];
    if (needed) select('output').value = needed;
  }

  /** What the form says; see {@link Spec} for what was typed wrong. */
  get spec() {
    const stopWhen = withoutNulls({
      lossBelow: numberOrText(input('loss-below').value),
      gradientBelow: numberOrText(input('gradient-below').value),
      seconds: numberOrText(input('seconds').value),
    });
    const spec = {
      dataset: this.data.value,
      network: {
        hidden: numbers(input('hidden').value),
        activation: oneOrList(select('activation').value),
        output: select('output').value,
      },
      loss: select('loss').value,
      init: withoutNulls(this.init.value),
      seed: numberOrText(input('seed').value),
      optimizer: withoutNulls(this.optimizer.value),
      alpha: numberOrText(input('alpha').value),
      epochs: numberOrText(input('epochs').value),
      batchSize: numberOrText(input('batch-size').value),
      standardize: input('standardize').checked || undefined,
      stopWhen: Object.keys(stopWhen).length ? stopWhen : undefined,
      name: input('name').value || undefined,
    };
    return /** @type {Spec} */ (withoutNulls(spec));
  }

  /**
   * Fills the form in.
   *
   * @param {PartialSpec} given
   */
  async fill(given) {
    const spec = this.options.complete(given);
    const {network, stopWhen} = spec;
    await this.data.prepare(spec.dataset);
    if (spec.dataset) this.data.value = spec.dataset;
    input('hidden').value = asText(network.hidden);
    choose(select('activation'), network.activation);
    choose(select('output'), network.output);
    choose(select('loss'), spec.loss);
    this.init.value = spec.init;
    input('seed').value = asText(Math.min(spec.seed, this.options.maximum('/seed')));
    this.optimizer.value = spec.optimizer;
    this.alpha.set(spec.alpha);
    input('epochs').value = asText(spec.epochs);
    input('batch-size').value = asText(spec.batchSize);
    input('standardize').checked = spec.standardize ?? false;
    input('loss-below').value = asText(stopWhen?.lossBelow);
    input('gradient-below').value = asText(stopWhen?.gradientBelow);
    input('seconds').value = asText(stopWhen?.seconds);
    input('name').value = asText(spec.name);
    byId('more', HTMLDetailsElement).open ||= Boolean(spec.batchSize || spec.standardize || stopWhen);
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * Fills a select with names.
 *
 * @param {string} id
 * @param {string[]} names
 */
function offer(id, names) {
  select(id).replaceChildren(...names.map((name) => el('option', {value: name}, name)));
}

/**
 * The value of a select in which a list stands as JSON.
 *
 * @param {string} value
 */
const oneOrList = (value) => (value.startsWith('[') ? JSON.parse(value) : value);

/**
 * Selects a value, which becomes an option if it is none.
 *
 * @param {HTMLSelectElement} select
 * @param {string | string[]} value
 */
function choose(select, value) {
  const text = Array.isArray(value) ? JSON.stringify(value) : value;
  if (![...select.options].some((option) => option.value === text)) {
    select.append(el('option', {value: text}, asText(value)));
  }
  select.value = text;
}
