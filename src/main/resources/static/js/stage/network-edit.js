// @ts-check
/** Changes of the network where it is drawn: layers, units, activations, and single weights to train on from. */

import {button, byId, el, select, input} from '../dom.js';
import {session} from '../session.js';
import {numberOrText} from '../form/values.js';
import {t} from '../texts.js';
import {bindWeightDrag} from './weight-drag.js';

/** @import {Setup} from '../form/setup.js' */
/** @import {Snapshot} from '../snapshot.js' */
/** @import {Spec} from '../types.js' */

const WORDS = t.stage.network;
const NEW_LAYER = 2;

export class NetworkEdit {
  /**
   * @param {Setup} setup
   * @param {Snapshot} snapshot
   * @param {(spec: Spec) => Promise<void>} train
   */
  constructor(setup, snapshot, train) {
    this.setup = setup;
    this.snapshot = snapshot;
    this.train = train;
    this.weight = select('weight');
    this.value = input('weight-value');
    this.weight.addEventListener('change', () => this.showWeight());
    button('train-on').addEventListener('click', () => this.trainOn());
    bindWeightDrag(snapshot, (k, value) => this.choose(k, value), () => this.value.select());
    session.on('rest', () => this.showWeights());
    setup.addEventListener('change', () => this.showLayers());
    this.showLayers();
  }

  get network() {
    const {hidden, activation} = this.setup.spec.network;
    return {hidden, activations: hidden.map((_, k) => (Array.isArray(activation) ? activation[k] : activation))};
  }

  showLayers() {
    const {hidden, activations} = this.network;
    if (!hidden.every(Number.isInteger)) return;
    byId('layers').replaceChildren(
      ...hidden.map((width, k) => this.layer(width, k, activations[k])),
      el('div', {class: 'joined'},
        this.step(WORDS.addLayer, WORDS.plusLayer, [...hidden, NEW_LAYER], [...activations, activations.at(-1)]),
        hidden.length > 0
          && this.step(WORDS.removeLayer, WORDS.minusLayer, hidden.slice(0, -1), activations.slice(0, -1))));
  }

  /** @type {(width: number, k: number, activation: string) => HTMLElement} */
  layer(width, k, activation) {
    const {hidden, activations} = this.network;
    const name = WORDS.layer(k + 1);
    const choice = el('select',
      {
        'aria-label': WORDS.activationOf(name),
        change: () => this.change(hidden, activations.map((one, at) => (at === k ? choice.value : one)))},
      this.setup.options.choices(this.setup.options.at('/network/activation')).map((one) =>
        el('option', {value: one, selected: one === activation}, one)));
    const units = (/** @type {number} */ count) => hidden.map((one, at) => (at === k ? count : one));
    return el('div', {class: 'joined'}, el('span', {}, `${name}: ${width}`),
      width > 1 && this.step(WORDS.lessIn(name), '−', units(width - 1), activations),
      this.step(WORDS.moreIn(name), '+', units(width + 1), activations), choice);
  }

  /** @type {(label: string, sign: string, hidden: number[], activations: (string | undefined)[]) => HTMLElement} */
  step(label, sign, hidden, activations) {
    return el('button', {type: 'button', 'aria-label': label, click: () => this.change(hidden, activations)}, sign);
  }

  /** @type {(hidden: number[], activations: (string | undefined)[]) => Promise<void>} */
  async change(hidden, activations) {
    const {spec} = this.setup;
    const first = activations[0] ?? 'sigmoid';
    const activation = activations.every((one) => one === first) ? first : /** @type {string[]} */ (activations);
    const init = spec.init?.type === 'theta' ? undefined : spec.init;
    await this.setup.fill({...spec, init, network: {...spec.network, hidden, activation}});
    this.setup.form.dispatchEvent(new Event('input'));
    session.select(null);
  }

  /**
   * Offers a weight that was taken on its line, with its value now.
   *
   * @param {number} k
   * @param {number} value
   */
  choose(k, value) {
    byId('edit', HTMLDetailsElement).open = true;
    this.weight.value = String(k);
    this.value.value = String(value);
  }

  showWeights() {
    const {theta, names} = this.snapshot;
    const chosen = this.weight.value;
    this.weight.replaceChildren(...names.map((name, k) => el('option', {value: k}, name)));
    if (Number(chosen) < names.length) this.weight.value = chosen || '0';
    byId('train-on-line').hidden = !theta;
    if (document.activeElement !== this.value) this.showWeight(); // else it would take back what is being typed
  }

  showWeight() {
    this.value.value = String(this.snapshot.theta?.[Number(this.weight.value)] ?? '');
  }

  /** Trains on from the epoch that is shown, with one parameter changed. */
  async trainOn() {
    const value = numberOrText(this.value.value);
    const {theta} = this.snapshot;
    if (!theta || typeof value !== 'number') {
      this.value.setAttribute('aria-invalid', 'true');
      this.value.focus();
      return;
    }
    this.value.removeAttribute('aria-invalid');
    const values = theta.map((one, k) => (k === Number(this.weight.value) ? value : one));
    const spec = {...(session.current?.job.spec ?? this.setup.spec), init: {type: 'theta', values}};
    delete (/** @type {any} */ (spec)).from;
    delete spec.name;
    await this.setup.fill(spec);
    await this.train(this.setup.spec);
  }
}
