// @ts-check
/** A field that depends on a choice: the numbers of a start, the settings of an optimizer. */

import {byId, el} from '../dom.js';
import {asText, numberOrText, numbers} from './values.js';

/** @import {Options, Setting} from '../options.js' */
/** @import {Variant} from '../types.js' */

/**
 * The labels of types and settings; others are shown by their names.
 *
 * @type {Record<string, string>}
 */
const LABELS = {
  theta: 'typed in',
  value: 'Value',
  low: 'From',
  high: 'To',
  mean: 'Mean',
  stdDev: 'Deviation',
  values: 'All parameters: w1, w2, …, b1, b2, …',
  momentum: 'Momentum',
  beta1: 'β₁',
  beta2: 'β₂',
  weightDecay: 'Decay',
  decay: 'Decay',
  epsilon: 'ε',
};

/** A select and a field for each setting of the variant that it selects. */
export class VariantField {
  /**
   * Values that a setting begins with, by its name, where the page knows a better one than the service's.
   *
   * @type {Record<string, unknown>}
   */
  suggested = {};

  /**
   * @param {HTMLSelectElement} select
   * @param {HTMLElement} place for the settings
   * @param {Options} options
   * @param {string} pointer where the variant stands in a spec
   */
  constructor(select, place, options, pointer) {
    this.select = select;
    this.place = place;
    this.options = options;
    this.pointer = pointer;
    select.replaceChildren(...options.choices(pointer).map((name) =>
      el('option', {value: name}, LABELS[name] ?? name.replaceAll('-', ' '))));
    select.addEventListener('input', () => this.show());
    this.show();
  }

  get settings() {
    return this.options.settings(this.pointer, this.select.value);
  }

  /** @param {Record<string, unknown>} given */
  show(given = {}) {
    const {settings} = this;
    this.place.replaceChildren(...settings.map((setting) =>
      this.field(setting, given[setting.name] ?? this.suggested[setting.name] ?? setting.initial)));
    this.place.hidden = !settings.length;
  }

  /**
   * @param {Setting} setting
   * @param {unknown} value
   */
  field({name, isList}, value) {
    const id = this.idOf(name);
    const control = isList
      ? el('textarea', {id, rows: 3, spellcheck: 'false'})
      : el('input', {id, inputmode: 'decimal', autocomplete: 'off'});
    control.value = asText(value);
    return el('div', {class: 'field', 'data-pointer': `${this.pointer}/${name}`},
      el('label', {for: id}, LABELS[name] ?? name), control);
  }

  /** @param {string} name */
  idOf(name) {
    return `${this.select.id}-${name}`;
  }

  /** @returns {Variant} */
  get value() {
    /** @type {Variant} */
    const chosen = {type: this.select.value};
    for (const {name, isList} of this.settings) {
      const {value} = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (byId(this.idOf(name)));
      chosen[name] = isList ? numbers(value) : numberOrText(value);
    }
    return chosen;
  }

  set value(given) {
    this.select.value = given.type;
    this.show(given);
  }
}
