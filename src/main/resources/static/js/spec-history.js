// @ts-check
/** Undo and redo for everything that the form says: fields, rows, points, layers. */

import {button, debounce} from './dom.js';

/** @import {Setup} from './form/setup.js' */

const PAUSE = 350;
const MAX_STEPS = 100;

export class SpecHistory {
  /** @type {string[]} */
  past = [];
  /** @type {string[]} */
  future = [];
  current;

  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    this.current = JSON.stringify(setup.spec);
    setup.addEventListener('change', debounce(PAUSE, () => this.note()));
    button('undo').addEventListener('click', () => this.go(this.past, this.future));
    button('redo').addEventListener('click', () => this.go(this.future, this.past));
    document.addEventListener('pointerdown', () => this.note(), true); // each act with the pointer is a step of its own
    document.addEventListener('keydown', (event) => this.press(event));
    this.show();
  }

  note() {
    const now = JSON.stringify(this.setup.spec);
    if (now === this.current) return;
    this.past = [...this.past, this.current].slice(-MAX_STEPS);
    this.future = [];
    this.current = now;
    this.show();
  }

  /**
   * @param {string[]} from
   * @param {string[]} to
   */
  async go(from, to) {
    this.note();
    const spec = from.pop();
    if (spec === undefined) return;
    to.push(this.current);
    this.current = spec;
    await this.setup.fill(JSON.parse(spec));
    this.current = JSON.stringify(this.setup.spec);
    this.setup.form.dispatchEvent(new Event('input'));
    this.show();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const isTyping = /** @type {Element} */ (event.target).matches('input, textarea, [contenteditable]');
    if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    if (event.shiftKey) this.go(this.future, this.past);
    else this.go(this.past, this.future);
  }

  show() {
    button('undo').disabled = this.past.length === 0;
    button('redo').disabled = this.future.length === 0;
  }
}
