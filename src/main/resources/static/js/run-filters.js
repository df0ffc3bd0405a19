// @ts-check
/** How runs ended, as the service filters them. */

import {t} from './texts.js';

/** Conditions of the query with their labels. */
export const FILTERS = [
  ['', t.runs.filters.all],
  ['outcome=converged', t.runs.filters.converged],
  ['outcome=plateau', t.runs.filters.plateau],
  ['outcome=descending', t.runs.filters.descending],
  ['outcome=oscillating', t.runs.filters.oscillating],
  ['outcome=diverged', t.runs.filters.diverged],
  ['status=running', t.runs.filters.running],
  ['status=queued', t.runs.filters.queued],
  ['status=paused', t.runs.filters.paused],
  ['status=cancelled', t.runs.filters.cancelled],
  ['status=failed', t.runs.filters.failed],
];
