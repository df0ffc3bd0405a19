// @ts-check
/** Following a job while it trains. */

import {Problem, send} from './api.js';

/** @import {Job, ProgressEvent} from './types.js' */

const RETRY_MILLISECONDS = 1500;

/**
 * What to do with the events of a job.
 *
 * @typedef {object} Handlers
 * @property {(event: ProgressEvent) => void} progress
 * @property {() => void} disconnected the service is away
 * @property {() => void} connected the service is there, or there again
 * @property {(job: Job) => void} paused
 * @property {(job: Job) => void} finished
 * @property {() => void} lost the service does not know the job any more
 */

/**
 * The event stream of one job, until the job ends or the stream is closed. A stream that breaks is resumed after the
 * last event that came. It is read with fetch because an EventSource cannot send a key.
 */
export class JobEvents {
  closed = false;
  lastEventId = '';
  abort = new AbortController();

  /**
   * @param {string} id
   * @param {Handlers} handlers
   */
  constructor(id, handlers) {
    this.id = id;
    this.handlers = handlers;
    this.follow();
  }

  async follow() {
    while (!this.closed) {
      try {
        await this.read();
      } catch (error) {
        if (this.closed) return;
        if (error instanceof Problem && error.status === 404) {
          this.handlers.lost();
          return;
        }
      }
      if (this.closed) return;
      this.handlers.disconnected();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }

  /** Reads the stream until it ends or breaks. */
  async read() {
    const request = {method: 'GET', path: `/v1/jobs/${this.id}/events?parameters=true`, accept: 'text/event-stream',
      lastEventId: this.lastEventId};
    const response = await send(request, this.abort.signal);
    if (this.closed || !response.body) return;
    this.handlers.connected();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let part = await reader.read(); !part.done && !this.closed; part = await reader.read()) {
      const blocks = (text + part.value).split('\n\n');
      text = blocks.pop() ?? '';
      blocks.forEach((block) => this.take(block));
    }
  }

  /** @param {string} block the lines of one event, or of a comment */
  take(block) {
    const fields = new Map(block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
    }));
    this.lastEventId = fields.get('id') ?? this.lastEventId;
    const data = fields.get('data');
    if (this.closed || data === undefined) return;
    const {progress, paused, finished} = this.handlers;
    const handler = {progress, paused, finished}[fields.get('event') ?? ''];
    if (handler === finished) this.close();
    // by itself, so that its failure is not taken for one of the stream
    if (handler) queueMicrotask(() => handler(JSON.parse(data)));
  }

  close() {
    this.closed = true;
    this.abort.abort();
  }
}
