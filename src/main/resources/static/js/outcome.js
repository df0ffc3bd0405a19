// @ts-check
/** How a run ended, or how far it is. */

/** @import {RunJob} from './session.js' */

/** @type {Record<string, string>} */
const LABELS = {
  converged: 'Converged',
  plateau: 'Stuck on a plateau',
  descending: 'Still descending',
  oscillating: 'Oscillating',
  diverged: 'Diverged',
  queued: 'Queued',
  running: 'Training',
  paused: 'Paused',
  failed: 'Failed',
  cancelled: 'Cancelled',
  lost: 'Lost',
};

/**
 * A name for the stylesheet and a label for people.
 *
 * @param {RunJob} job
 */
export function outcomeOf(job) {
  const name = job.outcome ?? job.status;
  return {name, label: LABELS[name] ?? name};
}
