// @ts-check
/** How runs ended, as the service filters them. */

/** Conditions of the query with their labels. */
export const FILTERS = [
  ['', 'all'],
  ['outcome=converged', 'converged'],
  ['outcome=plateau', 'on a plateau'],
  ['outcome=descending', 'still descending'],
  ['outcome=oscillating', 'oscillating'],
  ['outcome=diverged', 'diverged'],
  ['status=running', 'training'],
  ['status=queued', 'queued'],
  ['status=paused', 'paused'],
  ['status=cancelled', 'cancelled'],
  ['status=failed', 'failed'],
];
