// @ts-check
/** A word where the form says something else than the run that is shown. */

import {debounce, el, byId} from './dom.js';
import {session} from './session.js';
import {t} from './texts.js';

/** @import {Setup} from './form/setup.js' */

const PAUSE = 150;

/** @param {Setup} setup */
export function bindDrift(setup) {
  const place = byId('drift');
  const back = el('button', {type: 'button', class: 'link', click: () => fillFromRun(setup)}, t.stage.bar.showSettings);
  place.replaceChildren(t.stage.bar.drift, back);
  const show = () => {
    const form = session.current?.form;
    place.hidden = form === undefined || form === JSON.stringify(setup.spec);
  };
  setup.addEventListener('change', debounce(PAUSE, show));
  session.on('select', debounce(PAUSE, show));
}

/** @param {Setup} setup */
async function fillFromRun(setup) {
  if (session.current) await setup.fill(session.current.job.spec);
}
