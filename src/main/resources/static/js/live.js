/** Following a job while it trains. */

import {ask, get, Problem} from './api.js';
import {isOver} from './session.js';

const RETRY_MILLISECONDS = 1500;

/**
 * One job's stream of events, until its end or until it is closed.
 *
 * <p>The browser itself resumes a stream that breaks, naming the last event it has seen. What it
 * gives up on, because the service answered with an error, is asked about here.
 */
export class Follower {
  /**
   * @param handlers progress(event), waiting() while the service is away, back() when it is there
   *     again, finished(job), lost() when it does not know the job any more
   */
  constructor(id, handlers) {
    this.id = id;
    this.handlers = handlers;
    this.open();
  }

  open() {
    const {progress, waiting, back, finished} = this.handlers;
    this.events = new EventSource(`/v1/jobs/${this.id}/events`);
    this.events.addEventListener('open', back);
    this.events.addEventListener('progress', (event) => progress(JSON.parse(event.data)));
    this.events.addEventListener('finished', (event) => {
      this.close();
      finished(JSON.parse(event.data));
    });
    this.events.addEventListener('error', () => {
      waiting();
      if (this.events.readyState === EventSource.CLOSED) this.inquire();
    });
  }

  async inquire() {
    try {
      const job = await ask(get(`/v1/jobs/${this.id}`));
      if (this.closed) return;
      if (isOver(job)) {
        this.handlers.finished(job);
      } else {
        this.open();
      }
    } catch (error) {
      if (this.closed) return;
      if (error instanceof Problem && error.status === 404) {
        this.handlers.lost();
      } else {
        setTimeout(() => this.closed || this.inquire(), RETRY_MILLISECONDS);
      }
    }
  }

  close() {
    this.closed = true;
    this.events.close();
  }
}
