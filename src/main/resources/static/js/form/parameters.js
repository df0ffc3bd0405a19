/** The fields that depend on a choice: the numbers of a start, the settings of an optimizer. */

import {byId, el} from '../dom.js';
import {asText, numberOrText, numbers} from './values.js';

/** For each kind of start its numbers: name, label, first value. */
export const STARTS = {
  constant: [['value', 'Value', 0.1]],
  uniform: [['low', 'From', 0], ['high', 'To', 1]],
  normal: [['mean', 'Mean', 0], ['stdDev', 'Deviation', 0.5]],
  'glorot-uniform': [],
  'he-normal': [],
  theta: [['values', 'All parameters: w1, w2, …, b1, b2, …', '']],
};

/** For each optimizer its settings; what is left empty has PyTorch's default. */
export const OPTIMIZERS = {
  'gradient-descent': [],
  momentum: [['momentum', 'Momentum', 0.9]],
  nesterov: [['momentum', 'Momentum', 0.9]],
  adam: [['beta1', 'β₁', 0.9], ['beta2', 'β₂', 0.999], ['epsilon', 'ε', 1e-8]],
  adamw: [['beta1', 'β₁', 0.9], ['beta2', 'β₂', 0.999], ['weightDecay', 'Decay', 0.01], ['epsilon', 'ε', 1e-8]],
  rmsprop: [['decay', 'Decay', 0.99], ['epsilon', 'ε', 1e-8]],
  adagrad: [['epsilon', 'ε', 1e-10]],
};

/** A select and the fields for what it selects. */
export class Parameters {
  /** What a field begins with, by its name, where there is something better than the usual. */
  first = {};

  /** @param pointer where the choice stands in a spec */
  constructor(select, place, kinds, pointer) {
    Object.assign(this, {select, place, kinds, pointer});
    select.addEventListener('input', () => this.show());
    this.show();
  }

  show(given = {}) {
    const fields = this.kinds[this.select.value] ?? [];
    this.place.replaceChildren(...fields.map(([name, label, first]) => this.field(name, label, given[name] ?? this.first[name] ?? first)));
    this.place.hidden = !fields.length;
  }

  field(name, label, value) {
    const id = `${this.select.id}-${name}`;
    const control = name === 'values'
      ? el('textarea', {id, rows: 3, spellcheck: 'false'})
      : el('input', {id, inputmode: 'decimal', autocomplete: 'off'});
    control.value = Array.isArray(value) ? value.join(', ') : asText(value);
    return el('div', {class: 'field', 'data-pointer': `${this.pointer}/${name}`}, el('label', {for: id}, label), control);
  }

  get value() {
    const chosen = {type: this.select.value};
    for (const [name] of this.kinds[chosen.type]) {
      const text = byId(`${this.select.id}-${name}`).value;
      chosen[name] = name === 'values' ? numbers(text) : numberOrText(text);
    }
    return chosen;
  }

  set value(chosen) {
    const given = typeof chosen === 'string' ? {type: chosen} : chosen;
    this.select.value = given.type;
    this.show(given);
  }
}
