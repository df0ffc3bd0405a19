// @ts-check
/** What the diagnoses of runs come to. */

import {get, send} from './api.js';
import {t} from './texts.js';

/** How long a request waits for the trials of remedies. */
const WAIT_SECONDS = 10;
/** What a verdict means. */
export const VERDICTS = [
  ['', t.runs.verdicts.any],
  ['fine', t.runs.verdicts.fine],
  ['improvable', t.runs.verdicts.improvable],
  ['failed', t.runs.verdicts.failed],
  ['undecided', t.runs.verdicts.undecided],
];

/** @type {Map<string, string>} */
const known = new Map();

/**
 * The verdict on a run that has ended, which may have to try its remedies first; null where it has none.
 *
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>}
 */
export async function verdictOf(id, signal) {
  while (!known.has(id)) {
    const response = await send({...get(`/v1/jobs/${id}/diagnosis`), prefer: `wait=${WAIT_SECONDS}`}, signal);
    const {verdict} = await response.json();
    if (response.status === 202) continue;
    known.set(id, verdict);
  }
  return known.get(id) ?? null;
}
