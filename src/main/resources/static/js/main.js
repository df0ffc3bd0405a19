// @ts-check
/** The page: creates its parts and connects them. */

import {messageOf, Problem} from './api.js';
import {banner, byId, debounce, el} from './dom.js';
import {Setup} from './form/setup.js';
import {readLink, writeLink} from './link.js';
import {loadOptions} from './options.js';
import {Preview} from './preview.js';
import {merge} from './spec.js';
import {bindThemeSwitch} from './theme-switch.js';
import {Training} from './training.js';
import {Views} from './views.js';

/** @import {Run} from './session.js' */

const options = await loadOptions();
const setup = new Setup(byId('setup', HTMLFormElement), options);
const preview = new Preview(setup);
const training = new Training(setup);
const views = new Views({gradient: showGradient, runs: showRuns});
const panels = import('./panels.js').then(({showPanels}) => showPanels({setup, preview, applyRemedy}));
/** @type {Promise<import('./gradient/view.js').GradientView> | undefined} */
let gradient;
/** @type {Promise<import('./runs-view.js').RunsView> | undefined} */
let runs;

addEventListener('unhandledrejection', showMissingPart);
bindThemeSwitch(async () => (await panels)());
setup.addEventListener('change', debounce(300, () => {
  if (views.current === 'gradient') showGradient();
}));
setup.form.addEventListener('input', () => writeLink({spec: setup.spec, job: null}));
start();

// The views that are hidden at first load when they are needed.
async function showGradient() {
  gradient ??= import('./gradient/view.js').then(({GradientView}) => new GradientView(setup));
  await (await gradient).show();
}

async function showRuns() {
  runs ??= import('./runs-view.js').then(({RunsView}) => new RunsView({open, compare}));
  await (await runs).show();
}

/**
 * An old tab asks for files that a newer service does not have.
 *
 * @param {PromiseRejectionEvent} event
 */
function showMissingPart(event) {
  if (!/module/.test(event.reason?.message)) return;
  event.preventDefault();
  const reload = el('button', {type: 'button', click: () => location.reload()}, 'Reload');
  banner('A part of the page did not load; the service may have a newer one. ', reload);
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
  await setup.fill(merge(run.job.spec, patch));
  await training.submit(setup.spec, {before: run.job, patch});
}

/** @param {string} id */
async function open(id) {
  try {
    const job = await training.open(id);
    await setup.fill(job.spec);
    writeLink({spec: setup.spec, job: id});
    views.show('train');
  } catch (error) {
    banner(messageOf(error));
  }
}

/** @param {string[]} ids */
async function compare(ids) {
  for (const id of ids.toReversed()) await open(id);
}

/** Fills in the spec of the link, or the founding run. */
async function start() {
  const link = readLink();
  await setup.fill(link.spec ?? options.founding);
  views.show(link.view ?? 'train');
  setup.data.load().catch((error) => banner(messageOf(error)));
  preview.load();
  if (link.job) {
    try {
      await training.open(link.job);
    } catch (error) {
      banner(error instanceof Problem && error.status === 404
        ? 'The service does not keep this run any more. Train it again: the same spec gives the same bits.'
        : messageOf(error));
    }
  }
}
