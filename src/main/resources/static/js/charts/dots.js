// @ts-check
/** The rows of the data in a drawing. */

import {svg} from '../dom.js';
import {t} from '../texts.js';

/** @import {Rows} from '../types.js' */

/**
 * The data, each with the colour of its target; rows held out are hollow.
 *
 * @param {Rows} rows
 * @param {(inputs: number[], row: number) => [x: number, y: number]} place
 * @param {(targets: number[]) => string} fill
 * @param {(inputs: number[], targets: number[]) => string} text
 */
export function dots({inputs, targets, heldOut = []}, place, fill, text) {
  const r = inputs.length > 80 ? 3 : inputs.length > 20 ? 4.5 : 8;
  const size = inputs.length > 80 ? 'datum small' : 'datum';
  return inputs.map((row, k) => {
    const [cx, cy] = place(row, k);
    const colour = fill(targets[k]);
    const look = heldOut[k] ? {class: `${size} held-out`, color: colour} : {class: size, fill: colour};
    return svg('circle', {...look, cx, cy, r},
      svg('title', {}, `${text(row, targets[k])}${heldOut[k] ? t.stage.surface.heldOut : ''}`));
  });
}
