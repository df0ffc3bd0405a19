// @ts-check
/** Over which plane the landscape lies: of two directions that the service finds, or of two parameters of choice. */

import {fetchJson, get} from '../api.js';
import {byId, el, select} from '../dom.js';
import {t} from '../texts.js';
import {OF_PARAMETERS, PARTS, pairOf, rechosen} from './plane.js';

/** @import {Parameters} from '../types.js' */
/** @import {Pair, PairPart} from './plane.js' */

export class PlaneChoice {
  /** @type {string[]} the parameters of the network */
  names = [];
  /** @type {Partial<Pair>} */
  wanted = {};
  /** The run whose parameters they are. */
  run = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.kind = select('directions');
    this.kind.addEventListener('change', changed);
    const choice = (/** @type {PairPart} */ part) => el('select', {
      change: (/** @type {Event & {currentTarget: HTMLSelectElement}} */ {currentTarget}) => {
        this.wanted = rechosen(this.pair, part, currentTarget.value);
        this.showPair();
        changed();
      }});
    this.selects = {across: choice('across'), up: choice('up')};
    this.labels = PARTS.map((part) =>
      el('label', {class: 'small', hidden: true}, `${t.stage.axes[part]} `, this.selects[part]));
    byId('landscape-menu').before(...this.labels);
  }

  get isOfParameters() {
    return this.kind.value === OF_PARAMETERS;
  }

  get pair() {
    return pairOf(this.names, this.wanted);
  }

  /** As the service reads it. */
  get directions() {
    const {across, up} = this.pair;
    return this.isOfParameters ? `${across},${up}` : this.kind.value;
  }

  /** What is chosen, whatever the network has of it. */
  get key() {
    return this.isOfParameters ? JSON.stringify(this.wanted) : this.kind.value;
  }

  /**
   * Offers the parameters of a run, where they are to be chosen from.
   *
   * @param {string} run
   * @param {AbortSignal} signal
   */
  async fit(run, signal) {
    this.labels.forEach((label) => { label.hidden = !this.isOfParameters; });
    if (!this.isOfParameters || run === this.run) return;
    /** @type {Parameters} */
    const {names} = await fetchJson(get(`/v1/jobs/${run}/parameters`), signal);
    Object.assign(this, {run, names});
    for (const part of PARTS) {
      this.selects[part].replaceChildren(...names.map((value) => el('option', {value}, value)));
    }
    this.showPair();
  }

  showPair() {
    for (const part of PARTS) {
      this.selects[part].value = this.pair[part];
    }
  }
}
