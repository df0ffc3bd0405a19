/** How a run ended, or how far it is, in a word. */

const WORDS = {
  converged: 'Converged',
  plateau: 'Stuck on a plateau',
  descending: 'Still descending',
  oscillating: 'Oscillating',
  diverged: 'Diverged',
  queued: 'Queued',
  running: 'Training',
  failed: 'Failed',
  cancelled: 'Cancelled',
  lost: 'Lost',
};

/** @returns {{name: string, words: string}} a name for the stylesheet and words for people */
export function outcomeOf(job) {
  const name = job.outcome ?? job.status;
  return {name, words: WORDS[name] ?? name};
}
