/** The step size: a number, and a slider on a log scale with the largest stable one marked. */

import {byId} from '../dom.js';
import {short} from '../format.js';

const LOW = -4;
const HIGH = 1;

export class Alpha {
  constructor(changed) {
    this.text = byId('alpha');
    this.slider = byId('alpha-slider');
    this.tick = byId('stable-tick');
    this.hint = byId('stable');
    this.slider.addEventListener('input', () => {
      this.text.value = String(Number((10 ** this.slider.value).toPrecision(2)));
      this.say();
      changed();
    });
    this.text.addEventListener('input', () => this.follow());
    this.follow();
  }

  set(alpha) {
    this.text.value = String(alpha);
    this.follow();
  }

  /** The slider follows the number. */
  follow() {
    const alpha = Number(this.text.value);
    if (alpha > 0) {
      this.slider.value = Math.log10(alpha);
    }
    this.say();
  }

  /** Marks the largest stable step; null where there is none. */
  mark(stable) {
    this.stable = stable;
    this.tick.hidden = !(stable > 10 ** LOW && stable < 10 ** HIGH);
    const share = (Math.log10(stable) - LOW) / (HIGH - LOW);
    this.tick.style.setProperty('--at', share);
    this.say();
  }

  say() {
    const alpha = Number(this.text.value);
    this.slider.setAttribute('aria-valuetext', short(10 ** this.slider.value, 2));
    const beyond = this.stable > 0 && alpha > this.stable;
    this.hint.classList.toggle('warn', beyond);
    if (this.stable > 0) {
      const what = `Largest stable step at this start: ${short(this.stable)}`;
      this.hint.textContent = beyond ? `${what}. This one overshoots.` : what;
    } else {
      this.hint.textContent = this.stable === undefined ? '\u00a0' : 'No largest stable step is known for this start.';
    }
  }
}
