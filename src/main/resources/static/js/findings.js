// @ts-check
/** A finding with its evidence, a remedy with the success of its trial. */

import {post} from './api.js';
import {changesText} from './changes.js';
import {el, tableHead} from './dom.js';
import {count} from './count.js';
import {percent, short} from './format.js';
import {asCurl, menu} from './menu.js';
import {merge} from './spec.js';
import {t} from './texts.js';

/** @import {Evidence, Finding, Remedy, Spec, Trial} from './types.js' */

/** @typedef {(patch: object, button: HTMLButtonElement) => void} ApplyRemedy */

/**
 * What a remedy is seen against.
 *
 * @typedef {object} Context
 * @property {Spec} spec of the run
 * @property {Trial | null} control the unchanged spec on trial
 * @property {ApplyRemedy} apply
 */

/**
 * A finding with its explanation and its evidence.
 *
 * @param {Finding} finding
 * @param {boolean} isOpen
 */
export function finding({summary, explanation, evidence, source, severity}, isOpen) {
  const body = [
    el('p', {}, explanation),
    evidence.length > 0 && el('table', {class: 'numbers evidence'},
      el('caption', {class: 'unseen'}, t.why.evidence),
      tableHead([t.why.evidence, t.why.value, t.why.threshold, t.why.epoch]),
      el('tbody', {}, evidence.map(evidenceLine))),
    source && el('p', {class: 'note'}, t.why.source, linked(source))];
  return isOpen
    ? el('article', {class: `finding ${severity}`}, el('h4', {}, summary), body)
    : el('details', {class: `finding ${severity}`}, el('summary', {}, summary), body);
}

/** @param {Evidence} evidence */
function evidenceLine({name, value, threshold, epoch}) {
  return el('tr', {},
    el('th', {scope: 'row'}, name), el('td', {}, short(value)),
    el('td', {}, threshold == null ? '' : short(threshold)), el('td', {}, epoch == null ? '' : count(epoch)));
}

/** @param {string} source */
const linked = (source) => (/^(https?:\/\/|\/)\S+$/.test(source) ? el('a', {href: source}, source) : source);

/**
 * A remedy with the result of its trial, and a button that applies it.
 *
 * @param {Remedy} remedy
 * @param {Context} context
 */
export function remedy({summary, patch, trial, verified}, {spec, control, apply}, isBest = false) {
  const button = el('button',
    {type: 'button', class: isBest ? 'primary' : '', click: (event) => apply(patch, event.currentTarget)},
    verified ? t.why.apply : t.why.runAnyway);
  return el('article', {class: `remedy${verified ? ' verified' : ''}`},
    el('h4', {}, summary),
    trial && el('div', {class: 'trial'}, interval(trial), trialSentence(trial, control)),
    el('div', {class: 'joined'},
      button,
      menu(el('details', {class: 'menu'}), t.share.theCure, [asCurl(() => post('/v1/jobs', merge(spec, patch)))]),
      el('span', {class: 'patch'}, changesText(spec, patch))));
}

/**
 * @param {Trial} trial
 * @param {Trial | null} control
 */
function trialSentence({runs, converged, low95, high95, medianEpochs}, control) {
  return el('p', {},
    el('strong', {}, t.why.converged(converged, runs)), ` (${Math.round(100 * low95)}–${percent(high95)})`,
    control ? t.why.unchanged(control.converged, control.runs) : '',
    medianEpochs ? t.why.median(medianEpochs) : '', '.');
}

/**
 * The share of runs that converged and its 95 % interval as a bar.
 *
 * @param {Trial} trial
 */
function interval({rate, low95, high95}) {
  const bar = el('div', {class: 'interval', 'aria-hidden': 'true'},
    el('span', {class: 'between'}), el('span', {class: 'rate'}));
  for (const [name, value] of Object.entries({low: low95, high: high95, rate})) {
    bar.style.setProperty(`--${name}`, String(value));
  }
  return bar;
}
