// @ts-check
/** The gradient, one line for each parameter. */

import {el, tableHead} from '../dom.js';
import {exact, short} from '../format.js';
import {t} from '../texts.js';
import {tex} from './tex.js';

/** @import {Derivative, GradientReport} from '../types.js' */
/** @import {Katex} from './tex.js' */

const MAX_LINES = 120;

/**
 * A table of the first derivatives.
 *
 * @param {Katex} katex
 * @param {GradientReport} report
 */
export function gradientTable(katex, {gradient, theta}) {
  const hasClaims = gradient.some(({claimed}) => claimed != null);
  const isCut = gradient.length > MAX_LINES;
  const caption = isCut
    ? t.gradient.table.first(MAX_LINES, gradient.length)
    : t.gradient.table.title;
  const names = t.gradient.table;
  const head = tableHead([
    names.parameter, names.formula, 'θ', names.value, ...(hasClaims ? [names.yours, names.verdict] : []),
    names.numerical, names.relativeError]);
  head.querySelectorAll('th')[1].className = 'left';
  return el('table', {class: 'numbers derivatives'},
    el('caption', {class: isCut ? 'note' : 'unseen'}, caption),
    head,
    el('tbody', {}, gradient.slice(0, MAX_LINES).map((entry, k) => line(katex, entry, theta[k], hasClaims))));
}

/**
 * @param {Katex} katex
 * @param {Derivative} entry
 * @param {number} at the parameter's value
 * @param {boolean} hasClaims
 */
function line(katex, {name, value, numerical, relativeError, formula, claimed, agrees}, at, hasClaims) {
  const verdict = claimed == null ? '' : agrees ? 'right' : 'wrong';
  return el('tr', {class: verdict === 'wrong' ? 'wrong' : ''},
    el('th', {scope: 'row'}, name[0], el('sub', {}, name.slice(1))),
    el('td', {class: 'left'}, formula ? tex(katex, formula) : ''),
    el('td', {title: exact(at)}, short(at, 5)),
    el('td', {title: exact(value)}, short(value, 7)),
    hasClaims && el('td', {}, claimed == null ? '' : short(claimed, 7)),
    hasClaims && el('td', {}, verdict && el('span', {class: `verdict ${verdict}`}, t.gradient.table[verdict])),
    el('td', {title: exact(numerical)}, numerical == null ? '' : short(numerical, 7)),
    el('td', {}, relativeError == null ? '' : short(relativeError, 2)));
}
