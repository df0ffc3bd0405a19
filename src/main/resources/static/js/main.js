// @ts-check
/** The page: creates its parts and connects them. */

import {messageOf, Problem} from './api.js';
import {banner, byId, debounce, el} from './dom.js';
import {bindDrift} from './drift.js';
import {takeDroppedFiles} from './form/drop.js';
import {Setup} from './form/setup.js';
import {readLink, writeLink} from './link.js';
import {loadOptions} from './options.js';
import {bindPresenter} from './presenter.js';
import {Preview} from './preview.js';
import {session} from './session.js';
import {merge} from './spec.js';
import {bindThemeSwitch} from './theme-switch.js';
import {Training} from './training.js';
import {Views} from './views.js';

/** @import {Run} from './session.js' */
/** @import {PartialSpec} from './types.js' */

const RETRY_MILLISECONDS = 1500;
/** The job that the service trains under a known id when it starts. */
const FOUNDING = '01900000-0000-7000-8000-000000000000';

const options = await untilThere(loadOptions);
const setup = new Setup(byId('setup', HTMLFormElement), options);
const preview = new Preview(setup);
const training = new Training(setup);
const views = new Views({gradient: showGradient, runs: showRuns});
const panels = import('./panels.js').then(({showPanels}) => showPanels({
  setup, preview, applyRemedy, train: (spec) => training.submit(spec)}));
/** @type {Promise<import('./gradient/view.js').GradientView> | undefined} */
let gradient;
/** @type {Promise<import('./runs-view.js').RunsView> | undefined} */
let runs;

addEventListener('unhandledrejection', showMissingPart);
takeDroppedFiles((file) => {
  views.show('train');
  setup.data.open(file);
});
bindThemeSwitch(async () => (await panels)());
setup.addEventListener('change', debounce(300, () => {
  if (views.current === 'gradient') showGradient();
}));
let isEdited = false;
setup.form.addEventListener('input', () => {
  isEdited = true;
  const demo = session.runs.find(({isDemo}) => isDemo);
  if (demo) session.remove(demo);
  writeLink({spec: setup.spec});
});
bindDrift(setup);
bindPresenter();
addEventListener('hashchange', () => location.hash.includes('=') && start());
session.on('rest', () => {
  const run = session.current;
  const isInside = run && !run.isDemo && session.epoch !== run.job.progress.epoch;
  writeLink({epoch: isInside ? String(session.epoch) : null});
});
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
      banner(`${messageOf(error)} The page goes on as soon as it answers.`);
      await new Promise((resolve) => { setTimeout(resolve, RETRY_MILLISECONDS); });
    }
  }
}

function reload() {
  return el('button', {type: 'button', click: () => location.reload()}, 'Reload');
}

/**
 * An old tab asks for files that a newer service does not have.
 *
 * @param {PromiseRejectionEvent} event
 */
function showMissingPart(event) {
  if (!/module/.test(event.reason?.message)) return;
  event.preventDefault();
  banner('A part of the page did not load; the service may have a newer one. ', reload());
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
    banner(messageOf(error));
  }
}

/** @param {string[]} ids */
async function compare(ids) {
  for (const id of ids.toReversed()) await open(id);
}

/**
 * Opens the run of a link; the form says what the link says, which may be something else by now.
 *
 * @param {string} id
 * @param {PartialSpec | null} spec
 */
async function openLinked(id, spec) {
  const job = await training.open(id);
  await setup.fill(job.spec);
  if (session.current) session.current.form = JSON.stringify(setup.spec);
  if (spec) await setup.fill(spec);
  session.fire('select');
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
      await openLinked(link.job, link.spec);
      if (link.epoch !== undefined) session.moveTo(link.epoch);
    } catch (error) {
      banner(error instanceof Problem && error.status === 404
        ? 'The service does not keep this run any more. Train it again: the same spec gives the same bits.'
        : messageOf(error));
    }
  } else if (!link.spec) {
    await showFounding();
  }
}

/** Plays the run of the founding question, which the service trains when it starts. */
async function showFounding() {
  await panels;
  const isWanted = () => !session.current && !isEdited;
  try {
    await training.open(FOUNDING, isWanted);
    if (session.current?.id !== FOUNDING) return;
    Object.assign(session.current, {isDemo: true, form: JSON.stringify(setup.spec)});
    session.fire('select');
    session.fire('watch');
  } catch (error) {
    if (!(error instanceof Problem)) banner(messageOf(error));
  }
}
