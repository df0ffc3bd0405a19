// @ts-check
/** A truth table whose outputs can be changed. */

import {el} from '../dom.js';
import {t} from '../texts.js';
import {parity, truthTableInputs, truthTableWidth} from './rows.js';
import {numberOrText} from './values.js';

/** @import {InlineRows} from '../types.js' */

const MAX_INPUTS = 4;

export class TruthTable {
  summary = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.bits = el('input', {id: 'bits', type: 'number', min: 1, max: MAX_INPUTS, value: 2, class: 'narrow'});
    this.body = el('tbody');
    this.head = el('tr');
    this.element = el('div', {},
      el('div', {class: 'field joined spread'}, el('label', {for: 'bits'}, t.form.labels.inputs), this.bits),
      el('table', {class: 'rows'},
        el('caption', {class: 'unseen'}, t.form.truthTable.name), el('thead', {}, this.head), this.body));
    this.bits.addEventListener('input', () => this.showParity());
    this.element.addEventListener('input', changed);
    this.showParity();
  }

  get inputs() {
    const width = Math.round(Number(this.bits.value)) || 1;
    return truthTableInputs(Math.min(MAX_INPUTS, Math.max(1, width)));
  }

  showParity() {
    this.show(this.inputs.map(parity));
  }

  /** @param {number[]} targets */
  show(targets) {
    const {inputs} = this;
    const names = [...inputs[0].map((_, bit) => `x${bit + 1}`), 'y'];
    this.head.replaceChildren(...names.map((name) => el('th', {scope: 'col'}, name)));
    this.body.replaceChildren(...inputs.map((row, k) => el('tr', {},
      row.map((bit) => el('td', {}, String(bit))),
      el('td', {}, el('input', {
        value: targets[k], inputmode: 'decimal', 'aria-label': t.form.truthTable.target(row.join(', '))})))));
  }

  get dataset() {
    const targets = [...this.body.querySelectorAll('input')].map((input) => numberOrText(input.value) ?? null);
    return {inputs: this.inputs, targets};
  }

  /**
   * Takes rows that are a truth table, and returns whether they are one.
   *
   * @param {InlineRows} rows
   */
  fill(rows) {
    const width = truthTableWidth(rows, MAX_INPUTS);
    if (width === null) return false;
    this.bits.value = String(width);
    this.show(rows.targets.flat());
    return true;
  }
}
