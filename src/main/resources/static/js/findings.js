/** One cause with its evidence, one cure with its measured success. */

import {post} from './api.js';
import {el} from './dom.js';
import {count, percent, short} from './format.js';
import {asCurl, menu} from './menu.js';
import {merge} from './spec.js';

/** A finding with its explanation and its evidence. */
export function finding({summary, explanation, evidence = [], source, severity}, open) {
  const body = [
    el('p', {}, explanation),
    evidence.length > 0 && el('table', {class: 'numbers evidence'},
      el('caption', {class: 'unseen'}, 'Evidence'),
      el('thead', {}, el('tr', {}, ['Evidence', 'Value', 'Threshold', 'Epoch'].map((name) => el('th', {scope: 'col'}, name)))),
      el('tbody', {}, evidence.map(evidenceLine))),
    source && el('p', {class: 'note'}, 'Source: ', linked(source))];
  return open
    ? el('article', {class: `finding ${severity}`}, el('h4', {}, summary), body)
    : el('details', {class: `finding ${severity}`}, el('summary', {}, summary), body);
}

function evidenceLine({name, value, threshold, epoch}) {
  return el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, short(value)),
    el('td', {}, threshold == null ? '' : short(threshold)), el('td', {}, epoch == null ? '' : count(epoch)));
}

const linked = (source) => (/^(https?:\/\/|\/)\S+$/.test(source) ? el('a', {href: source}, source) : source);

/** A remedy with what became of its trial, and a button that does it. */
export function remedy({summary, patch, trial, verified}, {spec, control, apply, best}) {
  return el('article', {class: `remedy${verified ? ' verified' : ''}`},
    el('h4', {}, summary),
    trial && el('div', {class: 'trial'},
      interval(trial), el('p', {}, el('strong', {}, `${trial.converged} of ${trial.runs} runs converged`), ` (${bounds(trial)})`,
        control ? `; unchanged: ${control.converged} of ${control.runs}` : '',
        trial.medianEpochs ? `. Median ${count(trial.medianEpochs)} epochs` : '', '.')),
    el('div', {class: 'joined'},
      el('button', {type: 'button', class: best ? 'primary' : '', click: (event) => apply({patch, button: event.currentTarget})}, verified ? 'Apply and run' : 'Run it anyway'),
      menu(el('details', {class: 'menu'}), 'Share this cure', [asCurl(() => post('/v1/jobs', merge(spec, patch)))]),
      el('code', {class: 'patch'}, JSON.stringify(patch))));
}

const bounds = ({low95, high95}) => `${Math.round(100 * low95)}–${percent(high95)}`;

/** The converged share and its 95 % interval as a bar. */
function interval({rate, low95, high95}) {
  const bar = el('div', {class: 'interval', 'aria-hidden': 'true'}, el('span', {class: 'between'}), el('span', {class: 'rate'}));
  for (const [name, value] of Object.entries({low: low95, high: high95, rate})) {
    bar.style.setProperty(`--${name}`, value);
  }
  return bar;
}
