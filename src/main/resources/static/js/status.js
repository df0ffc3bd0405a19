// @ts-check
/** The line above the loss chart: how far the run is, how fast it trains and how long it takes. */

import {byId, el} from './dom.js';
import {count, duration, plural, short} from './format.js';
import {isOver} from './session.js';

/** @import {Run} from './session.js' */

/**
 * @param {Run | null} run
 * @param {boolean} isTraining
 */
export function showStatus(run, isTraining) {
  const bar = byId('progress', HTMLProgressElement);
  bar.hidden = !isTraining;
  if (run) bar.value = run.job.progress.epoch / run.job.progress.epochs;
  byId('status').replaceChildren(...(run ? statusOf(run, isTraining) : []));
}

/**
 * @param {Run} run
 * @param {boolean} isTraining
 */
function statusOf({job, epochsPerSecond}, isTraining) {
  const {epoch, epochs, loss} = job.progress;
  const parts = [plural(epoch, 'epoch'), `loss ${short(loss)}`];
  if (isTraining && epochsPerSecond) {
    const left = (epochs - epoch) / epochsPerSecond;
    parts.push(`${count(Number(epochsPerSecond.toPrecision(2)))} epochs/s`);
    if (left > 0) parts.push(`${duration(left)} left`);
  }
  if (!isTraining && isOver(job)) parts.push(duration(job.trainingSeconds));
  return parts.map((part) => el('span', {}, part));
}
