// @ts-check
/** The legend: which line belongs to which run; a run can be selected and removed here. */

import {byId, el, icon} from './dom.js';
import {outcomeOf} from './outcome.js';
import {runLabels} from './run-labels.js';
import {session} from './session.js';
import {t} from './texts.js';

/** @import {Run} from './session.js' */

export function bindLegend() {
  const show = () => {
    const place = byId('legend');
    place.hidden = session.runs.length === 0;
    const labels = runLabels(session.runs.map(({id, job}) => ({id, spec: job.spec})));
    place.replaceChildren(...session.runs.map((run, k) => entry(run, labels[k])));
  };
  session.on('runs select', show);
  show();
}

/**
 * @param {Run} run
 * @param {string} label
 */
function entry(run, label) {
  const isCurrent = String(run === session.current);
  const select = {type: 'button', class: 'run', 'aria-pressed': isCurrent, click: () => session.select(run)};
  const remove = {
    type: 'button', class: 'quiet away', 'aria-label': t.stage.bar.remove(label), click: () => session.remove(run)};
  return el('li', {class: `hue-${run.hue}`},
    el('button', select, el('span', {class: 'swatch'}), label, el('small', {}, outcomeOf(run.job).label)),
    session.runs.length > 1 && el('button', remove, icon('M6 6l12 12M18 6L6 18')));
}
