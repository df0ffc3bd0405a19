/** What can be seen before training: the data, the network at its start, the largest stable step, and what is wrong with a spec. */

import {ask, isAbort, post, Problem} from './api.js';
import {debounce} from './dom.js';
import {clearFaults, showFaults} from './form/faults.js';
import {question} from './spec.js';
import {layersOf, widths} from './theta.js';

const PAUSE = 250;

/** The fields that a gradient depends on. */
const concerns = (pointer) => /^\/(dataset|network|loss|init|seed|standardize)\b/.test(pointer);

/** Fires `change` when there are other rows and another start to show, which are then `rows` and `layers`. */
export class Preview extends EventTarget {
  constructor(setup) {
    super();
    this.setup = setup;
    setup.addEventListener('change', debounce(PAUSE, () => this.load()));
  }

  async load() {
    const asked = question(this.setup.spec);
    const key = JSON.stringify(asked);
    if (key === this.key || asked.dataset === undefined) return;
    this.key = key;
    this.asking?.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    try {
      const rows = await this.setup.data.rows(signal);
      if (!rows) return;
      const answer = await ask(post('/v1/gradients?rows=false', asked), signal);
      clearFaults(this.setup.form, concerns);
      this.setup.init.first = {values: answer.theta};
      this.setup.alpha.mark(answer.hessian?.largestStableAlpha ?? null);
      const shape = widths(rows.inputs[0].length, asked.network.hidden, rows.targets[0].length);
      Object.assign(this, {rows, layers: layersOf(shape, answer.theta)});
      this.dispatchEvent(new Event('change'));
    } catch (error) {
      if (isAbort(error)) return;
      this.key = null;
      this.setup.alpha.mark(null);
      if (error instanceof Problem) showFaults(this.setup.form, error, concerns);
    }
  }
}
