/** The form that says what to train: fills it from a spec and reads a spec from it. */

import {byId, el} from '../dom.js';
import {withoutNulls} from '../spec.js';
import {Alpha} from './alpha.js';
import {Data} from './data.js';
import {OPTIMIZERS, Parameters, STARTS} from './parameters.js';
import {asText, numberOrText, numbers} from './values.js';

const LARGEST_SEED = 2 ** 53 - 1;

export class Setup extends EventTarget {
  constructor(form) {
    super();
    this.form = form;
    const changed = () => this.dispatchEvent(new Event('change'));
    byId('optimizer').replaceChildren(...Object.keys(OPTIMIZERS).map((name) =>
      el('option', {value: name}, name.replaceAll('-', ' '))));
    this.data = new Data(changed);
    this.init = new Parameters(byId('init'), byId('init-fields'), STARTS, '/init');
    this.optimizer = new Parameters(byId('optimizer'), byId('optimizer-fields'), OPTIMIZERS, '/optimizer');
    this.alpha = new Alpha(changed);
    form.addEventListener('input', changed);
    byId('dice').addEventListener('click', () => {
      byId('seed').value = Math.floor(Math.random() * 1e6);
      changed();
    });
    byId('loss').addEventListener('input', () => this.matchOutput());
  }

  /** Cross-entropies need their own output; it is chosen with them. */
  matchOutput() {
    const needed = {bce: 'sigmoid', 'cross-entropy': 'softmax'}[byId('loss').value];
    if (needed) byId('output').value = needed;
  }

  get spec() {
    const stopWhen = withoutNulls({
      lossBelow: numberOrText(byId('loss-below').value),
      gradientBelow: numberOrText(byId('gradient-below').value),
      seconds: numberOrText(byId('seconds').value),
    });
    return withoutNulls({
      dataset: this.data.value,
      network: {hidden: numbers(byId('hidden').value), activation: activation(byId('activation').value), output: byId('output').value},
      loss: byId('loss').value,
      init: withoutNulls(this.init.value),
      seed: numberOrText(byId('seed').value),
      optimizer: withoutNulls(this.optimizer.value),
      alpha: numberOrText(byId('alpha').value),
      epochs: numberOrText(byId('epochs').value),
      batchSize: numberOrText(byId('batch-size').value),
      standardize: byId('standardize').checked || undefined,
      stopWhen: Object.keys(stopWhen).length ? stopWhen : undefined,
      name: byId('name').value || undefined,
    });
  }

  /** Fills the form in from a spec. */
  async fill(spec) {
    await this.data.prepare(spec.dataset);
    const {network = {}, stopWhen} = spec;
    if (spec.dataset) this.data.value = spec.dataset;
    byId('hidden').value = (network.hidden ?? [2]).join(', ');
    choose(byId('activation'), network.activation ?? 'sigmoid');
    choose(byId('output'), network.output ?? 'identity');
    choose(byId('loss'), spec.loss ?? 'mse');
    this.init.value = spec.init ?? 'glorot-uniform';
    byId('seed').value = Math.min(spec.seed ?? 7, LARGEST_SEED);
    this.optimizer.value = spec.optimizer ?? 'gradient-descent';
    this.alpha.set(spec.alpha ?? 0.3);
    byId('epochs').value = spec.epochs ?? 10000;
    byId('batch-size').value = asText(spec.batchSize);
    byId('standardize').checked = spec.standardize ?? false;
    byId('loss-below').value = asText(stopWhen?.lossBelow);
    byId('gradient-below').value = asText(stopWhen?.gradientBelow);
    byId('seconds').value = asText(stopWhen?.seconds);
    byId('name').value = spec.name ?? '';
    byId('more').open ||= Boolean(spec.batchSize || spec.standardize || stopWhen);
    this.dispatchEvent(new Event('change'));
  }
}

/** An activation, or a list of one a layer, in a select. */
const activation = (value) => (value.startsWith('[') ? JSON.parse(value) : value);

function choose(select, value) {
  const text = Array.isArray(value) ? JSON.stringify(value) : value;
  if (![...select.options].some((option) => option.value === text)) {
    select.append(el('option', {value: text}, Array.isArray(value) ? value.join(', ') : text));
  }
  select.value = text;
}
