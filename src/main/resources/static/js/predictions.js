// @ts-check
/** Predictions beside their targets. */

import {el, tableHead} from './dom.js';
import {exact, plural, short} from './format.js';

/** @import {Predictions} from './types.js' */

const MAX_ROWS = 100;

/**
 * A table of the predictions for the first rows.
 *
 * @param {Predictions} data
 */
export function predictionTable({inputs, targets, predictions}) {
  const names = [
    ...numbered('x', inputs[0]), ...numbered('y', targets[0]), ...numbered('prediction', predictions[0]), 'error'];
  const isCut = inputs.length > MAX_ROWS;
  const caption = isCut ? `The first ${MAX_ROWS} of ${plural(inputs.length, 'row')}` : 'Predictions beside targets';
  return el('table', {class: 'numbers'},
    el('caption', {class: isCut ? 'note' : 'unseen'}, caption),
    tableHead(names),
    el('tbody', {}, inputs.slice(0, MAX_ROWS).map((row, k) => line(row, targets[k], predictions[k]))));
}

/** @type {(name: string, row: unknown[]) => string[]} */
const numbered = (name, row) => (row.length === 1 ? [name] : row.map((_, k) => `${name}${k + 1}`));

/**
 * @param {number[]} inputs
 * @param {number[]} targets
 * @param {(number | null)[]} predictions
 */
function line(inputs, targets, predictions) {
  const error = Math.max(...targets.map((target, k) => Math.abs(target - (predictions[k] ?? NaN))));
  const share = Number.isFinite(error) ? Math.min(error, 1) : 1;
  return el('tr', {},
    [...inputs, ...targets].map((value) => el('td', {}, short(value))),
    predictions.map((value) => el('td', {title: exact(value)}, short(value, 5))),
    el('td', {},
      el('span', {class: 'bar'}, el('meter', {min: 0, max: 1, value: share, 'aria-hidden': 'true'})),
      ` ${short(error, 3)}`));
}
