// @ts-check
/** The state of the page: its runs, and which run and epoch it shows. Every panel listens to it. */

import {Losses} from './losses.js';

/** @import {Names} from './charts/names.js' */
/** @import {Film} from './stage/film.js' */
/** @import {Model} from './stage/model.js' */
/** @import {Diagnosis, Job, JobStatus, Rows} from './types.js' */

const HUES = 6;

/** @typedef {Omit<Job, 'status'> & {status: JobStatus | 'lost'}} RunJob a job; lost when the service forgot it */

/** @typedef {{before: RunJob, patch: object}} AppliedRemedy the run that was patched, and how */

/**
 * One run on the page.
 *
 * @typedef {object} Run
 * @property {string} id
 * @property {RunJob} job
 * @property {Losses} losses
 * @property {number} hue
 * @property {number} [epochsPerSecond]
 * @property {AppliedRemedy} [remedy]
 * @property {Diagnosis & {pending: boolean}} [diagnosis]
 * @property {Film} [film] its parameters along the epochs, as far as they are known
 * @property {Model} [model]
 * @property {Rows} [rows]
 * @property {Names} [names]
 * @property {number} [frameGap] milliseconds between the last two frames
 * @property {{key: string, losses: Losses}} [detail] all losses of a range of epochs
 * @property {string} [asked] the range whose losses were requested last
 * @property {{epoch: number, loss: number | null}} [exact] the loss of an epoch that the losses leave out
 * @property {boolean} [isDemo] the founding run, shown until the reader does something else
 * @property {string} [form] what the form said when the run was submitted or opened
 */

/** @typedef {[first: number, last: number]} EpochRange */

/** @typedef {{losses: Losses, hasConverged: boolean, hasDiverged: boolean}} FanCurve one of many starts */

/**
 * Fires `runs` when a run comes, goes or grows, `select` when another run is shown, `epoch` when another epoch is
 * shown, `rest` when its exact state is, `exact` when its loss is known, `scale` when the scales of the loss chart or
 * what is drawn behind it change, `film` when a run can be played, and `watch` when it is to be played.
 */
export class Session extends EventTarget {
  /** @type {Run[]} */
  runs = [];
  /** @type {Run | null} */
  current = null;
  epoch = 0;
  /** @type {FanCurve[]} */
  fan = [];
  /**
   * The first and the last epoch that the loss chart shows; null for all.
   *
   * @type {EpochRange | null}
   */
  zoom = null;
  logX = false;
  logY = false;

  /**
   * Adds a run, or updates it, and selects it.
   *
   * @param {RunJob} job
   * @param {Losses} [losses]
   */
  show(job, losses) {
    this.runs = this.runs.filter(({isDemo}) => !isDemo);
    let run = this.runs.find(({id}) => id === job.id);
    if (!run) {
      this.makeRoom(job);
      run = {id: job.id, job, losses: new Losses(), hue: this.freeHue()};
      this.runs.push(run);
      this.zoom = null;
    }
    run.job = job;
    run.losses = losses ?? run.losses;
    this.fire('runs');
    this.select(run);
    return run;
  }

  /**
   * Removes a run of the same spec, which has the same losses, and the oldest of too many.
   *
   * @param {RunJob} job
   */
  makeRoom({spec}) {
    const text = JSON.stringify(spec);
    this.runs = this.runs.filter(({job}) => JSON.stringify(job.spec) !== text).slice(1 - HUES);
  }

  freeHue() {
    const taken = new Set(this.runs.map(({hue}) => hue));
    for (let hue = 0; hue < HUES; hue++) {
      if (!taken.has(hue)) return hue;
    }
    return this.runs.length % HUES;
  }

  /** @param {Run | null} run */
  select(run) {
    this.current = run;
    this.epoch = run?.job.progress.epoch ?? 0;
    this.fire('select');
    this.fire('epoch');
  }

  /** @param {Run} run */
  remove(run) {
    this.runs = this.runs.filter((other) => other !== run);
    this.fire('runs');
    if (this.current === run) {
      this.select(this.runs.at(-1) ?? null);
    }
  }

  /**
   * Shows the state after an epoch, or after the nearest one that the run has.
   *
   * @param {number} epoch
   */
  moveTo(epoch) {
    const last = this.current?.job.progress.epoch ?? 0;
    const within = Math.min(Math.max(Math.round(epoch), 0), last);
    if (within !== this.epoch) {
      this.epoch = within;
      this.fire('epoch');
    }
  }

  /** The last epoch of the longest run, which may still come. */
  get last() {
    return Math.max(0, ...this.runs.map(({job, losses}) => (isOver(job) ? losses.last : job.progress.epochs)));
  }

  /**
   * The epochs that the loss chart and the slider show of runs with so many.
   *
   * @param {number} last
   * @returns {EpochRange}
   */
  range(last) {
    return this.zoom ?? [0, last];
  }

  /** @param {{zoom?: EpochRange | null, logX?: boolean, logY?: boolean}} changes */
  scale(changes) {
    Object.assign(this, changes);
    this.fire('scale');
  }

  /** @param {string} type */
  fire(type) {
    this.dispatchEvent(new Event(type));
  }

  /**
   * @param {string} types parted by spaces
   * @param {() => void} listener
   */
  on(types, listener) {
    types.split(' ').forEach((type) => this.addEventListener(type, listener));
  }
}

export const session = new Session();

/**
 * Whether a run has ended in any way, so that its results are available.
 *
 * @param {RunJob} job
 */
export const isOver = (job) => ['completed', 'failed', 'cancelled'].includes(job.status);
