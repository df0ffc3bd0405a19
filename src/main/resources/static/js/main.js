/** The page: puts its parts together. */

import {LossChart} from './charts/loss-chart.js';
import {Problem} from './api.js';
import {Diagnosis} from './diagnosis.js';
import {banner, byId, debounce} from './dom.js';
import {EpochControl} from './epoch-control.js';
import {Setup} from './form/setup.js';
import {GradientView} from './gradient/view.js';
import {keepLegend} from './legend.js';
import {readLink, writeLink} from './link.js';
import {Preview} from './preview.js';
import {RunsView} from './runs-view.js';
import {session} from './session.js';
import {fillMenus} from './share.js';
import {Snapshot} from './snapshot.js';
import {FOUNDING, merge} from './spec.js';
import {keepTheme} from './theme-switch.js';
import {Training} from './training.js';
import {Views} from './views.js';

const setup = new Setup(byId('setup'));
const snapshot = new Snapshot();
const preview = new Preview(setup, snapshot);
const chart = new LossChart(byId('loss-figure'), session);
const training = new Training(setup);
new EpochControl();
const diagnosis = new Diagnosis(cure, () => JSON.stringify(setup.spec) === JSON.stringify(FOUNDING));
keepLegend();
fillMenus(setup, snapshot);
const gradient = new GradientView(setup);
const runs = new RunsView({open, compare});
const views = new Views({gradient: () => gradient.show(), runs: () => runs.show()});

keepTheme(() => {
  chart.redraw();
  snapshot.ask();
  preview.key = null;
  preview.load();
});
for (const axis of ['x', 'y']) {
  byId(`log-${axis}`).addEventListener('click', (event) => {
    const log = event.currentTarget.getAttribute('aria-pressed') !== 'true';
    event.currentTarget.setAttribute('aria-pressed', log);
    session.scale(axis === 'x' ? {logX: log} : {logY: log});
  });
}
setup.addEventListener('change', debounce(300, () => views.current === 'gradient' && gradient.show()));
setup.addEventListener('change', () => session.current || diagnosis.look());
setup.form.addEventListener('input', () => writeLink({spec: setup.spec, job: null}));
start();

/** Applies a remedy: patches the spec of the run and trains it, beside the run it cures. */
async function cure(run, {patch, button}) {
  button.disabled = true;
  setup.spec = merge(run.job.spec, patch);
  await training.submit(setup.spec, {before: run.job, patch});
}

async function open(id) {
  try {
    const job = await training.open(id);
    setup.spec = job.spec;
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
  setup.spec = link.spec ?? FOUNDING;
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
