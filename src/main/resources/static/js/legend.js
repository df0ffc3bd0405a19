/** The runs on the page: which line is which, which one is looked at, away with one. */

import {byId, el, icon} from './dom.js';
import {outcomeOf} from './outcome.js';
import {session} from './session.js';
import {inWords} from './spec.js';

export function keepLegend() {
  const show = () => {
    const place = byId('legend');
    place.hidden = session.runs.length === 0;
    place.replaceChildren(...session.runs.map(entry));
  };
  session.on('runs select', show);
  show();
}

function entry(run) {
  const words = inWords(run.job.spec);
  return el('li', {class: `hue-${run.hue}`},
    el('button', {type: 'button', class: 'run', 'aria-pressed': String(run === session.current), click: () => session.select(run)},
      el('span', {class: 'swatch'}), words, el('small', {}, outcomeOf(run.job).words)),
    session.runs.length > 1 && el('button', {type: 'button', class: 'quiet away', 'aria-label': `Remove ${words}`, click: () => session.remove(run)}, icon('M6 6l12 12M18 6L6 18')));
}
