// @ts-check
/** One row typed by hand, and what the network that is shown predicts for it. */

import {fetchJson, isAbort, messageOf, post, Problem} from './api.js';
import {byId, debounce, el, present} from './dom.js';
import {place} from './form/faults.js';
import {numberOrText} from './form/values.js';
import {exact, short} from './format.js';
import {t} from './texts.js';

/** @import {Run} from './session.js' */
/** @import {Predictions} from './types.js' */
/** @import {Field, Words} from './words.js' */

const PAUSE = 200;
/** Rows with more inputs are predicted from a file. */
const MAX_FIELDS = 64;

export class PredictRow {
  /** @type {{run: Run, epoch: number, words: Words} | undefined} */
  shown;
  key = '';
  /** @type {AbortController | undefined} */
  pending;

  constructor() {
    this.form = byId('predict-row', HTMLFormElement);
    this.fields = el('div', {class: 'joined'});
    this.answer = el('output', {});
    this.form.append(el('strong', {}, t.rows.own), this.fields, this.answer);
    this.form.addEventListener('submit', (event) => event.preventDefault());
    this.form.addEventListener('input', debounce(PAUSE, () => this.predict()));
  }

  /**
   * Predicts by a run after an epoch from now on; the fields begin with the first row of the data.
   *
   * @param {Run} run
   * @param {number} epoch
   * @param {Words} words
   */
  async show(run, epoch, words) {
    this.shown = {run, epoch, words};
    this.form.hidden = words.fields.length > MAX_FIELDS;
    if (this.form.hidden) return;
    const key = JSON.stringify([run.job.spec.dataset, words.fields]);
    if (key !== this.key) {
      this.key = key;
      const [cells] = await words.cells([0]);
      this.fields.replaceChildren(...words.fields.map((field) => box(field, cells[field.place])));
    }
    await this.predict();
  }

  async predict() {
    if (!this.shown) return;
    const {run, epoch, words} = this.shown;
    this.pending?.abort();
    this.pending = new AbortController();
    const typed = new FormData(this.form);
    const values = words.fields.map(({name, isNumber}) => {
      const text = String(typed.get(name) ?? '');
      return isNumber ? numberOrText(text) ?? null : text;
    });
    const body = words.isTable
      ? {records: [Object.fromEntries(words.fields.map(({name}, k) => [name, values[k]]))]} : {inputs: [values]};
    try {
      const answer = await fetchJson(
        post(`/v1/jobs/${run.id}/predictions?epoch=${epoch}`, body), this.pending.signal);
      this.answer.replaceChildren(...present(inWords(answer, words.names.targets)));
    } catch (error) {
      if (isAbort(error)) return;
      const faults = error instanceof Problem ? error.errors : [];
      this.answer.textContent =
        faults.map((fault) => `${place(fault)} ${fault.detail}`.trim()).join('; ')
        || messageOf(error);
    }
  }
}

/**
 * @param {Field} field
 * @param {string} value
 */
function box({name, levels}, value) {
  const chosen = levels
    ? el('select', {name}, levels.map((level) => el('option', {selected: level === value}, level)))
    : el('input', {name, value, class: 'narrow', inputmode: 'decimal', autocomplete: 'off'});
  return el('label', {class: 'small'}, `${name} `, chosen);
}

/**
 * @param {Pick<Predictions, 'predictions' | 'labels' | 'classes'>} answer
 * @param {string[]} targets
 */
function inWords({predictions: [prediction], labels, classes = []}, targets) {
  if (!labels) {
    return prediction.flatMap((value, k) => [
      k > 0 && ', ', `${targets[k]} `, el('strong', {title: exact(value)}, short(value, 5))]);
  }
  const own = classes.indexOf(labels[0]);
  const likelihood = prediction.length > 1 ? prediction[own] : own === 1 ? prediction[0] : 1 - (prediction[0] ?? NaN);
  return [el('strong', {}, labels[0]), t.rows.likelihood(short(likelihood, 4))];
}
