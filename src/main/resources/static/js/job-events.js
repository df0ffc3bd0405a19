// @ts-check
/** Following a job while it trains. */

import {fetchJson, get, Problem} from './api.js';
import {isOver} from './session.js';

/** @import {Job, ProgressEvent} from './types.js' */

const RETRY_MILLISECONDS = 1500;

/**
 * What to do with the events of a job.
 *
 * @typedef {object} Handlers
 * @property {(event: ProgressEvent) => void} progress
 * @property {() => void} disconnected the service is away
 * @property {() => void} connected the service is there, or there again
 * @property {(job: Job) => void} finished
 * @property {() => void} lost the service does not know the job any more
 */

/**
 * The event stream of one job, until the job ends or the stream is closed.
 *
 * <p>The browser itself resumes a broken stream, and names the last event that it received. It gives up
 * when the service answers with an error; then this class polls the job.
 */
export class JobEvents {
  closed = false;

  /**
   * @param {string} id
   * @param {Handlers} handlers
   */
  constructor(id, handlers) {
    this.id = id;
    this.handlers = handlers;
    this.events = this.open();
  }

  open() {
    const {progress, disconnected, connected, finished} = this.handlers;
    const events = new EventSource(`/v1/jobs/${this.id}/events`);
    events.addEventListener('open', connected);
    events.addEventListener('progress', (event) => progress(JSON.parse(event.data)));
    events.addEventListener('finished', (event) => {
      this.close();
      finished(JSON.parse(event.data));
    });
    events.addEventListener('error', () => {
      disconnected();
      if (events.readyState === EventSource.CLOSED) this.poll();
    });
    return events;
  }

  async poll() {
    try {
      /** @type {Job} */
      const job = await fetchJson(get(`/v1/jobs/${this.id}`));
      if (this.closed) return;
      if (isOver(job)) {
        this.handlers.finished(job);
      } else {
        this.events = this.open();
      }
    } catch (error) {
      if (this.closed) return;
      if (error instanceof Problem && error.status === 404) {
        this.handlers.lost();
      } else {
        setTimeout(() => this.closed || this.poll(), RETRY_MILLISECONDS);
      }
    }
  }

  close() {
    this.closed = true;
    this.events.close();
  }
}
