/** What the page is about at the moment; everything that is drawn listens to it. */

import {Losses} from './losses.js';

const HUES = 6;

/**
 * One run on the page.
 *
 * @typedef {{id: string, job: object, losses: Losses, hue: number}} Run
 */

/** Fires `runs` when a run comes, goes or grows, `select` when another one is looked at, `epoch` when another epoch is. */
class Session extends EventTarget {
  /** @type {Run[]} */
  runs = [];
  /** @type {Run|null} */
  current = null;
  epoch = 0;
  /** The first and the last epoch that the curve shows; null for all. */
  zoom = null;
  logX = false;
  logY = false;

  /** Adds a run, or takes news of one, and looks at it. */
  show(job, losses) {
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

  /** A run of the same spec has the same losses and is replaced; so is the oldest of too many. */
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

  select(run) {
    this.current = run;
    this.epoch = run?.job.progress.epoch ?? 0;
    this.fire('select');
    this.fire('epoch');
  }

  remove(run) {
    this.runs = this.runs.filter((other) => other !== run);
    this.fire('runs');
    if (this.current === run) {
      this.select(this.runs.at(-1) ?? null);
    }
  }

  look(epoch) {
    const last = this.current?.job.progress.epoch ?? 0;
    const within = Math.min(Math.max(Math.round(epoch), 0), last);
    if (within !== this.epoch) {
      this.epoch = within;
      this.fire('epoch');
    }
  }

  /** The epochs that are shown of so many. */
  range(last) {
    return this.zoom ?? [0, last];
  }

  scale(changes) {
    Object.assign(this, changes);
    this.fire('scale');
  }

  fire(type) {
    this.dispatchEvent(new Event(type));
  }

  on(types, listener) {
    types.split(' ').forEach((type) => this.addEventListener(type, listener));
  }
}

export const session = new Session();

/** Whether a run has ended in any way, so that its results can be asked for. */
export const isOver = (job) => ['completed', 'failed', 'cancelled'].includes(job.status);
