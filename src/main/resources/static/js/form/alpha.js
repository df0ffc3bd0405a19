// @ts-check
/** The step size: a number, and a slider on a log scale that marks the largest stable step. */

import {byId, input} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';

export class Alpha {
  /**
   * The largest stable step; null where none is known, undefined before the service was asked.
   *
   * @type {number | null | undefined}
   */
  stable;
  /** Where or for what no largest stable step is known. */
  scope = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.field = input('alpha');
    this.slider = input('alpha-slider');
    this.tick = byId('stable-tick');
    this.hint = byId('stable');
    this.slider.addEventListener('input', () => {
      this.field.value = String(Number((10 ** this.exponent).toPrecision(2)));
      this.describe();
      changed();
    });
    this.field.addEventListener('input', () => this.follow());
    this.follow();
  }

  /** @param {number} alpha */
  set(alpha) {
    this.field.value = String(alpha);
    this.follow();
  }

  /** The power of ten that the slider stands at. */
  get exponent() {
    return Number(this.slider.value);
  }

  /** Moves the slider to the number. */
  follow() {
    const alpha = Number(this.field.value);
    if (alpha > 0) {
      this.slider.value = String(Math.log10(alpha));
    }
    this.describe();
  }

  /**
   * Marks the largest stable step.
   *
   * @param {number | null} stable null where none is known
   * @param {string} scope
   */
  mark(stable, scope) {
    this.stable = stable;
    this.scope = scope;
    const [low, high] = [Number(this.slider.min), Number(this.slider.max)];
    const share = stable === null ? NaN : (Math.log10(stable) - low) / (high - low);
    this.tick.hidden = !(share > 0 && share < 1);
    this.tick.style.setProperty('--at', String(share));
    this.describe();
  }

  describe() {
    this.slider.setAttribute('aria-valuetext', short(10 ** this.exponent, 2));
    const overshoots = this.stable != null && Number(this.field.value) > this.stable;
    this.hint.classList.toggle('warn', overshoots);
    this.hint.textContent = this.sentence(overshoots);
  }

  /** @param {boolean} overshoots */
  sentence(overshoots) {
    if (this.stable === undefined) return '\u00a0';
    if (this.stable === null) return t.form.alpha.unknown(this.scope);
    const largest = t.form.alpha.largest(this.scope, short(this.stable));
    return overshoots ? largest + t.form.alpha.overshoots : largest;
  }
}
