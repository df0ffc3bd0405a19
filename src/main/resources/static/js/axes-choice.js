// @ts-check
/** Which columns of the data the surface shows. */

import {ALL} from './charts/paint.js';
import {byId, el} from './dom.js';
import {t} from './texts.js';

/** @import {Axes} from './snapshot.js' */
/** @import {Names} from './charts/names.js' */

export class AxesChoice {
  /** @type {Axes} */
  axes = {x: 0, y: 1, output: 0};
  shape = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * The columns to show, as far as the data has them; where the data has more, selects appear.
   *
   * @param {Names} names
   */
  fit({inputs, targets, classes, axes: [x, y] = [0, 1]}) {
    const shape = JSON.stringify([inputs, targets, classes]);
    if (shape !== this.shape) {
      this.shape = shape;
      const hasRegions = classes !== undefined && targets.length > 1 && inputs.length > 1;
      this.axes = {x, y, output: hasRegions ? ALL : 0};
      const {across, up, output, allClasses} = t.stage.axes;
      const place = byId('surface-tools');
      place.querySelectorAll('label').forEach((label) => label.remove());
      /** @type {[number, string][]} */
      const outputs = [...targets.entries()];
      place.prepend(
        ...(inputs.length > 2
          ? [this.choice('x', across, [...inputs.entries()]), this.choice('y', up, [...inputs.entries()])] : []),
        ...(outputs.length > 1
          ? [this.choice('output', output, hasRegions ? [[ALL, allClasses], ...outputs] : outputs)] : []));
    }
    return this.axes;
  }

  /**
   * @param {keyof Axes} name
   * @param {string} label
   * @param {[value: number, text: string][]} columns
   */
  choice(name, label, columns) {
    const select = el('select',
      {change: () => {
        this.axes = {...this.axes, [name]: Number(select.value)};
        this.changed();
      }},
      columns.map(([value, text]) => el('option', {value, selected: value === this.axes[name]}, text)));
    return el('label', {class: 'small'}, `${label} `, select);
  }
}
