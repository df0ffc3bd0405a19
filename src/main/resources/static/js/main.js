// @ts-check
/** The page: creates its parts and connects them. */

import {messageOf} from './api.js';
import {banner, byId, debounce, el} from './dom.js';
import {bindDrift} from './drift.js';
import {showFailure} from './failure.js';
import {takeDroppedFiles} from './form/drop.js';
import {Setup} from './form/setup.js';
import {bindLanguageSwitch} from './language-switch.js';
import {restore, writeLink} from './link.js';
import {Opening} from './opening.js';
import {loadOptions} from './options.js';
import {showPanels} from './panels.js';
import {bindPresenter} from './presenter.js';
import {Preview} from './preview.js';
import {session} from './session.js';
import {merge} from './spec.js';
import {t, writePage} from './texts.js';
import {bindThemeSwitch} from './theme-switch.js';
import {Training} from './training.js';
import {Views} from './views.js';

/** @import {Run} from './session.js' */

const RETRY_MILLISECONDS = 1500;

writePage();
bindLanguageSwitch();
const options = await untilThere(loadOptions);
const setup = new Setup(byId('setup', HTMLFormElement), options);
await new Promise((resolve) => { setTimeout(resolve); }); // what follows is a task of its own
const preview = new Preview(setup);
const training = new Training(setup);
const views = new Views({gradient: showGradient, runs: showRuns, maps: showMaps});
const redraw = showPanels({
  setup, preview, applyRemedy, train: async (spec) => { await training.submit(spec); }});
/** @type {Promise<import('./gradient/view.js').GradientView> | undefined} */
let gradient;
/** @type {Promise<import('./runs-view.js').RunsView> | undefined} */
let runs;
/** @type {Promise<import('./maps/view.js').MapsView> | undefined} */
let maps;

addEventListener('unhandledrejection', showMissingPart);
takeDroppedFiles((file) => {
  views.show('train');
  setup.data.open(file);
});
bindThemeSwitch(async () => {
  redraw();
  (await maps)?.redraw();
});
setup.addEventListener('change', debounce(300, () => {
  if (views.current === 'gradient') showGradient();
}));
bindDrift(setup);
bindPresenter();
const opening = new Opening({setup, options, preview, training, views});
setup.enable();
opening.start();

// The views that are hidden at first load when they are needed.
async function showGradient() {
  gradient ??= import('./gradient/view.js').then(({GradientView}) => new GradientView(setup));
  await (await gradient).show();
}

async function showRuns() {
  runs ??= import('./runs-view.js').then(({RunsView}) => new RunsView({open, compare}));
  await (await runs).show();
}

async function showMaps() {
  maps ??= import('./maps/view.js').then(({MapsView}) => new MapsView(setup, open));
  await (await maps).show();
}

/**
 * Without the options there is no form: asks until the service is there, and keeps what the link says.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function untilThere(ask) {
  for (;;) {
    try {
      const there = await ask();
      banner();
      return there;
    } catch (error) {
      banner(t.service.goesOn(messageOf(error)));
      await new Promise((resolve) => { setTimeout(resolve, RETRY_MILLISECONDS); });
    }
  }
}

function reload() {
  return el('button', {type: 'button', click: () => location.reload()}, t.service.reload);
}

/**
 * An old tab asks for files that a newer service does not have.
 *
 * @param {PromiseRejectionEvent} event
 */
function showMissingPart(event) {
  if (!/module/.test(event.reason?.message)) return;
  event.preventDefault();
  banner(t.service.missingPart, reload());
}

/**
 * Applies a remedy: patches the spec of a run and trains it, so that both runs are shown.
 *
 * @param {Run} run
 * @param {object} patch
 * @param {HTMLButtonElement} button
 */
async function applyRemedy(run, patch, button) {
  button.disabled = true;
  run.isDemo = false;
  await setup.fill(merge(run.job.spec, {...patch, name: null}));
  await training.submit(setup.spec, {before: run.job, patch});
}

/** @param {string} id */
async function open(id) {
  try {
    const job = await training.open(id);
    await setup.fill(job.spec);
    if (session.current) session.current.form = JSON.stringify(setup.spec);
    session.fire('select');
    writeLink({spec: setup.spec, job: id});
    views.show('train');
  } catch (error) {
    showFailure(error);
  }
}

/** @param {string[]} ids */
async function compare(ids) {
  const [first, ...others] = ids;
  await restore(async () => {
    for (const id of others.toReversed()) await open(id);
  });
  await open(first);
}
