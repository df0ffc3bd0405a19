// @ts-check
/** What the page shows when it is opened: what the link says, or the founding run; and the link while it is used. */

import {Problem} from './api.js';
import {banner} from './dom.js';
import {showFailure} from './failure.js';
import {expandLink, readLink, restore, writeLink} from './link.js';
import {session} from './session.js';
import {differenceOf, shortSpec} from './short-spec.js';
import {withoutNulls} from './spec.js';
import {t} from './texts.js';

/** @import {Setup} from './form/setup.js' */
/** @import {Options} from './options.js' */
/** @import {Preview} from './preview.js' */
/** @import {Training} from './training.js' */
/** @import {PartialSpec, Spec} from './types.js' */
/** @import {Views} from './views.js' */

/** The job that the service trains under a known id when it starts. */
const FOUNDING = '01900000-0000-7000-8000-000000000000';

/**
 * @typedef {object} Parts of the page
 * @property {Setup} setup
 * @property {Options} options
 * @property {Preview} preview
 * @property {Training} training
 * @property {Views} views
 */

export class Opening {
  isEdited = false;
  /** @type {Record<string, PartialSpec>} the specs of runs that a short link named */
  specs = {};

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const {setup} = parts;
    setup.form.addEventListener('input', () => {
      this.isEdited = true;
      const demo = session.runs.find(({isDemo}) => isDemo);
      if (demo) session.remove(demo);
      writeLink({spec: setup.spec, trained: this.trained});
    });
    addEventListener('hashchange', () => /^$|=/.test(location.hash) && this.start());
    session.on('select', () => this.follow());
    session.on('runs', () => writeLink(this.others));
    session.on('rest', () => {
      const run = session.current;
      const isInside = run && !run.isDemo && session.epoch !== run.job.progress.epoch;
      writeLink({epoch: isInside ? String(session.epoch) : null});
    });
  }

  /** The runs beside the one that is shown, as the link names them, and how they differ from it. */
  get others() {
    const {options} = this.parts;
    const shown = session.current;
    const runs = session.runs.filter((run) => run !== shown && (run.id !== FOUNDING || run.isDemo === false));
    if (!shown || !runs.length) return {runs: null, compared: null};
    const whole = options.complete(shown.job.spec);
    return {
      runs: runs.map(({id}) => id).join(),
      compared: Object.fromEntries(runs.map(({id, job}) => [id, differenceOf(options.complete(job.spec), whole)]))};
  }

  /** What the run that is shown was trained by, where the form says something else; it may have to be trained again. */
  get trained() {
    const {setup: {spec}, options} = this.parts;
    const run = session.current;
    return run && !run.isDemo && !options.isSame(spec, run.job.spec) ? shortSpec(run.job.spec, options) : null;
  }

  /** The link follows the run that is shown. */
  follow() {
    const run = session.current;
    if (run?.id === FOUNDING && readLink().job !== FOUNDING) return;
    writeLink({job: run?.id ?? null, trained: this.trained, ...this.others});
  }

  /** Does what the link says. */
  async start() {
    await restore(async () => {
      Object.assign(this.specs, await expandLink().catch(() => ({})));
      const link = readLink();
      const {setup, options, preview, views} = this.parts;
      this.isEdited = false;
      await setup.fill(link.spec ?? options.founding);
      views.show(link.view ?? 'train');
      setup.data.load().catch(showFailure);
      preview.load();
      if (link.job) {
        const shown = link.trained ?? link.spec;
        if (shown) this.know(options.complete(shown), link.compared);
        await this.openAll(link.job, link.runs, link.spec, shown);
        if (link.epoch !== undefined) session.moveTo(link.epoch);
      } else {
        if (session.current && !session.current.isDemo) session.select(null);
        if (!link.spec) await this.showFounding();
      }
    });
  }

  /** @type {(whole: Spec, compared?: Record<string, PartialSpec>) => void} */
  know(whole, compared = {}) {
    for (const [id, difference] of Object.entries(compared)) {
      this.specs[id] ??= withoutNulls({...whole, ...difference});
    }
  }

  /** @type {(id: string, others: string[], spec: PartialSpec | null, shown: PartialSpec | null) => Promise<void>} */
  async openAll(id, others, spec, shown) {
    try {
      /** @type {Set<string>} */
      const news = new Set();
      for (const other of others) news.add(await this.openRun(other, this.specs[other]));
      news.add(await this.openRun(id, this.specs[id] ?? shown));
      const {setup} = this.parts;
      if (session.current?.id === id) {
        await setup.fill(session.current.job.spec);
        session.current.form = JSON.stringify(setup.spec);
      }
      if (spec) await setup.fill(spec);
      session.fire('select');
      news.delete('');
      if (news.size) banner([...news].join(' '));
    } catch (error) {
      showFailure(error);
    }
  }

  /**
   * Opens a run of a link; one that the service has forgotten is trained anew.
   *
   * @param {string} id
   * @param {PartialSpec | null | undefined} spec
   * @returns {Promise<string>} what to say of it
   */
  async openRun(id, spec) {
    const {training, setup, options} = this.parts;
    const known = session.runs.find((run) => run.id === id);
    if (known) {
      session.select(known);
      return '';
    }
    try {
      await training.open(id);
      return '';
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 404) throw error;
      if (!spec) return t.service.forgotten;
      await setup.fill(spec);
      const isTrained = await training.submit(/** @type {Spec} */ (options.complete(setup.spec)));
      return isTrained ? t.service.trainedAgain : t.service.notTrainedAgain;
    }
  }

  /** Plays the run of the founding question, which the service trains when it starts. */
  async showFounding() {
    const {training, setup} = this.parts;
    const isWanted = () => !session.current && !this.isEdited;
    try {
      await training.open(FOUNDING, isWanted);
      if (session.current?.id !== FOUNDING) return;
      Object.assign(session.current, {isDemo: true, form: JSON.stringify(setup.spec)});
      session.fire('select');
      session.fire('watch');
    } catch (error) {
      if (!(error instanceof Problem)) showFailure(error);
    }
  }
}
