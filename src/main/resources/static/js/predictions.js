/** Predictions beside their targets. */

import {el} from './dom.js';
import {exact, plural, short} from './format.js';

const MOST_ROWS = 100;

/** A table of rows; of very many only the first ones. */
export function predictionTable({inputs, targets, predictions}) {
  const names = [...numbered('x', inputs[0]), ...numbered('y', targets[0]), ...numbered('prediction', predictions[0]), 'error'];
  const shown = inputs.slice(0, MOST_ROWS);
  return el('table', {class: 'numbers'},
    el('caption', {class: inputs.length > MOST_ROWS ? 'note' : 'unseen'},
      inputs.length > MOST_ROWS ? `The first ${MOST_ROWS} of ${plural(inputs.length, 'row')}` : 'Predictions beside targets'),
    el('thead', {}, el('tr', {}, names.map((name) => el('th', {scope: 'col'}, name)))),
    el('tbody', {}, shown.map((row, k) => line(row, targets[k], predictions[k]))));
}

const numbered = (name, row) => (row.length === 1 ? [name] : row.map((_, k) => `${name}${k + 1}`));

function line(inputs, targets, predictions) {
  const error = Math.max(...targets.map((target, k) => Math.abs(target - (predictions[k] ?? NaN))));
  return el('tr', {},
    [...inputs, ...targets].map((value) => el('td', {}, short(value))),
    predictions.map((value) => el('td', {title: exact(value)}, short(value, 5))),
    el('td', {}, el('span', {class: 'bar'}, el('meter', {min: 0, max: 1, value: Number.isFinite(error) ? Math.min(error, 1) : 1, 'aria-hidden': 'true'})), ` ${short(error, 3)}`));
}
