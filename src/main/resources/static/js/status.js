// @ts-check
/** The line above the loss chart: how far the run is, how fast it trains and how long it takes. */

import {byId, el} from './dom.js';
import {count} from './count.js';
import {duration, percent, scoreText, short} from './format.js';
import {outcomeOf} from './outcome.js';
import {isOver} from './session.js';
import {specLabel} from './spec.js';
import {t} from './texts.js';

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
  document.title = run ? `${titleOf(run, isTraining)} – Plateau` : t.state.question;
}

/**
 * The title of the tab, which tells a reader in another one how far the run is.
 *
 * @param {Run} run
 * @param {boolean} isTraining
 */
function titleOf({job}, isTraining) {
  const {epoch, epochs, loss} = job.progress;
  const state = isTraining ? percent(epoch / epochs) : t.state.ended(outcomeOf(job).label, short(loss));
  return `${state}: ${specLabel(job.spec)}`;
}

/**
 * @param {Run} run
 * @param {boolean} isTraining
 */
function statusOf({job, epochsPerSecond}, isTraining) {
  const {epoch, epochs, loss} = job.progress;
  const parts = [t.n.epochs(epoch), t.loss(short(loss))];
  if (isTraining && epochsPerSecond) {
    const left = (epochs - epoch) / epochsPerSecond;
    parts.push(t.state.epochsPerSecond(count(Number(epochsPerSecond.toPrecision(2)))));
    if (left > 0) parts.push(t.state.left(duration(left)));
  }
  if (!isTraining && isOver(job)) parts.push(duration(job.trainingSeconds));
  if (!isTraining && job.metrics?.holdout) {
    parts.push(t.state.heldOutLoss(short(job.holdoutLoss)), scoreText(job.metrics.holdout, t.n.unseenRows));
  } else if (!isTraining && job.metrics) {
    parts.push(scoreText(job.metrics.training, t.n.trainingRows));
  }
  return parts.map((part) => el('span', {}, part));
}
