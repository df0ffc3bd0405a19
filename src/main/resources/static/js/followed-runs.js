// @ts-check
/** The runs that are training, each with the stream of its events. */

import {JobEvents} from './job-events.js';
import {session} from './session.js';

/** @import {Handlers} from './job-events.js' */
/** @import {Run} from './session.js' */

export class FollowedRuns {
  /** @type {Map<Run, JobEvents>} */
  streams = new Map();

  constructor() {
    session.on('runs', () => this.leaveRemoved());
  }

  get any() {
    return this.streams.size > 0;
  }

  /** @param {Run} run */
  has(run) {
    return this.streams.has(run);
  }

  /**
   * @param {Run} run
   * @param {Handlers} handlers
   */
  follow(run, handlers) {
    this.leave(run);
    this.streams.set(run, new JobEvents(run.id, handlers));
  }

  /** @param {Run} run */
  leave(run) {
    this.streams.get(run)?.close();
    this.streams.delete(run);
  }

  /** Stops to listen to runs that the page does not show any more. */
  leaveRemoved() {
    for (const run of this.streams.keys()) {
      if (!session.runs.includes(run)) this.leave(run);
    }
  }
}
