// @ts-check
/** How a run ended, or how far it is. */

import {t} from './texts.js';

/** @import {RunJob} from './session.js' */

/**
 * A name for the stylesheet and a label for people.
 *
 * @param {RunJob} job
 */
export function outcomeOf(job) {
  const name = job.outcome ?? job.status;
  return {name, label: t.outcomes[/** @type {keyof typeof t.outcomes} */ (name)] ?? name};
}
