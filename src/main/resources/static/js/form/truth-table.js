/** A truth table whose answers can be changed. */

import {el} from '../dom.js';
import {numberOrText} from './values.js';

const MOST_BITS = 4;

export class TruthTable {
  constructor(changed) {
    this.bits = el('input', {id: 'bits', type: 'number', min: 1, max: MOST_BITS, value: 2, class: 'narrow'});
    this.body = el('tbody');
    this.head = el('tr');
    this.element = el('div', {},
      el('div', {class: 'field joined spread'}, el('label', {for: 'bits'}, 'Inputs'), this.bits),
      el('table', {class: 'rows'}, el('caption', {class: 'unseen'}, 'Truth table'), el('thead', {}, this.head), this.body));
    this.bits.addEventListener('input', () => this.show(this.parity()));
    this.element.addEventListener('input', changed);
    this.show(this.parity());
  }

  get width() {
    return Math.min(MOST_BITS, Math.max(1, Math.round(Number(this.bits.value)) || 1));
  }

  rows() {
    return Array.from({length: 2 ** this.width}, (_, k) => Array.from({length: this.width}, (_, bit) => (k >> bit) & 1));
  }

  parity() {
    return this.rows().map((row) => row.reduce((sum, bit) => sum + bit, 0) % 2);
  }

  show(targets) {
    const names = Array.from({length: this.width}, (_, bit) => `x${bit + 1}`);
    this.head.replaceChildren(...[...names, 'y'].map((name) => el('th', {scope: 'col'}, name)));
    this.body.replaceChildren(...this.rows().map((row, k) => el('tr', {},
      row.map((bit) => el('td', {}, String(bit))),
      el('td', {}, el('input', {value: targets[k], inputmode: 'decimal', 'aria-label': `y for ${row.join(', ')}`})))));
  }

  get dataset() {
    const targets = [...this.body.querySelectorAll('input')].map((input) => numberOrText(input.value) ?? null);
    return {inputs: this.rows(), targets};
  }

  /** Takes rows over, if they are a truth table; answers whether they are. */
  fill({inputs, targets}) {
    const width = Math.log2(inputs.length);
    if (!Number.isInteger(width) || width < 1 || width > MOST_BITS) return false;
    this.bits.value = width;
    const same = JSON.stringify(this.rows()) === JSON.stringify(inputs);
    if (same) this.show(targets.flat());
    return same;
  }
}
