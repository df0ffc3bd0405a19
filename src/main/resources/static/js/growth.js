// @ts-check
/** A run takes in what the service says of it while it trains. */

import {Film} from './stage/film.js';

/** @import {Run} from './session.js' */
/** @import {ProgressEvent} from './types.js' */

/** When the last frame of a run came. */
const seenAt = /** @type {WeakMap<Run, number>} */ (new WeakMap());

/**
 * @param {Run} run
 * @param {ProgressEvent} event
 */
export function grow(run, {epoch, epochs, loss, holdoutLoss, epochsPerSecond, theta}) {
  if (!run.losses.length) run.losses.add(0, run.job.initialLoss);
  run.losses.add(epoch, loss, holdoutLoss);
  run.job.progress = {epoch, epochs, loss};
  run.job.status = 'running';
  run.epochsPerSecond = epochsPerSecond;
  if (theta) {
    (run.film ??= new Film()).add(epoch, theta);
    const now = performance.now();
    run.frameGap = now - (seenAt.get(run) ?? now);
    seenAt.set(run, now);
  }
}
