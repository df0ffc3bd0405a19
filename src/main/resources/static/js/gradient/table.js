/** The gradient, one parameter a line. */

import {el} from '../dom.js';
import {exact, short} from '../format.js';
import {tex} from './tex.js';

const MOST = 120;

/** A table of derivatives; of very many only the first ones. */
export function gradientTable(katex, {gradient, theta}) {
  const claims = gradient.some(({claimed}) => claimed != null);
  const names = ['Parameter', 'Formula', 'θ', 'Value', ...(claims ? ['Yours', 'Verdict'] : []), 'Numerical', 'Relative error'];
  return el('table', {class: 'numbers derivatives'},
    el('caption', {class: gradient.length > MOST ? 'note' : 'unseen'},
      gradient.length > MOST ? `The first ${MOST} of ${gradient.length} parameters; all are in the JSON.` : 'Derivatives of the loss'),
    el('thead', {}, el('tr', {}, names.map((name) => el('th', {scope: 'col', class: name === 'Formula' ? 'left' : ''}, name)))),
    el('tbody', {}, gradient.slice(0, MOST).map((entry, k) => line(katex, entry, theta[k], claims))));
}

function line(katex, {name, value, numerical, relativeError, formula, claimed, agrees}, at, claims) {
  const verdict = claimed == null ? '' : agrees ? 'right' : 'wrong';
  return el('tr', {class: verdict === 'wrong' ? 'wrong' : ''},
    el('th', {scope: 'row'}, name[0], el('sub', {}, name.slice(1))),
    el('td', {class: 'left'}, formula ? tex(katex, formula) : ''),
    el('td', {title: exact(at)}, short(at, 5)),
    el('td', {title: exact(value)}, short(value, 7)),
    claims && el('td', {}, claimed == null ? '' : short(claimed, 7)),
    claims && el('td', {}, verdict && el('span', {class: `verdict ${verdict}`}, verdict)),
    el('td', {title: exact(numerical)}, numerical == null ? '' : short(numerical, 7)),
    el('td', {}, relativeError == null ? '' : short(relativeError, 2)));
}
