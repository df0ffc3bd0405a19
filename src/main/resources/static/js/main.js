/** The page: puts its parts together. */

import {Problem} from './api.js';
import {banner, byId, debounce, el} from './dom.js';
import {Setup} from './form/setup.js';
import {readLink, writeLink} from './link.js';
import {Preview} from './preview.js';
import {FOUNDING, merge} from './spec.js';
import {keepTheme} from './theme-switch.js';
import {Training} from './training.js';
import {Views} from './views.js';

const setup = new Setup(byId('setup'));
const preview = new Preview(setup);
const training = new Training(setup);
const views = new Views({gradient: showGradient, runs: showRuns});
const figures = import('./figures.js').then(({showFigures}) => showFigures({setup, preview, cure}));
let gradient;
let runs;

addEventListener('unhandledrejection', sayThatAPartIsMissing);
keepTheme(async () => (await figures)());
setup.addEventListener('change', debounce(300, () => views.current === 'gradient' && showGradient()));
setup.form.addEventListener('input', () => writeLink({spec: setup.spec, job: null}));
start();

// Views that are not seen at first are loaded when they are wanted.
async function showGradient() {
  gradient ??= import('./gradient/view.js').then(({GradientView}) => new GradientView(setup));
  await (await gradient).show();
}

async function showRuns() {
  runs ??= import('./runs-view.js').then(({RunsView}) => new RunsView({open, compare}));
  await (await runs).show();
}

/** An old tab asks for files that a renewed service does not have. */
function sayThatAPartIsMissing(event) {
  if (!/module/.test(event.reason?.message)) return;
  event.preventDefault();
  const reload = el('button', {type: 'button', click: () => location.reload()}, 'Reload');
  banner('A part of the page did not load; the service may have a newer one. ', reload);
}

/** Applies a remedy: patches the spec of the run and trains it, beside the run it cures. */
async function cure(run, {patch, button}) {
  button.disabled = true;
  await setup.fill(merge(run.job.spec, patch));
  await training.submit(setup.spec, {before: run.job, patch});
}

async function open(id) {
  try {
    const job = await training.open(id);
    await setup.fill(job.spec);
    writeLink({spec: setup.spec, job: id});
    views.show('train');
  } catch (error) {
    banner(error.message);
  }
}

async function compare(ids) {
  for (const id of ids.toReversed()) await open(id);
}

/** Fills in what the link says, else the founding run. */
async function start() {
  const link = readLink();
  await setup.fill(link.spec ?? FOUNDING);
  views.show(link.view ?? 'train');
  setup.data.load().catch((error) => banner(error.message));
  preview.load();
  if (link.job) {
    try {
      await training.open(link.job);
    } catch (error) {
      banner(error instanceof Problem && error.status === 404
        ? 'The service does not keep this run any more. Train it: the same spec gives the same bits.' : error.message);
    }
  }
}
