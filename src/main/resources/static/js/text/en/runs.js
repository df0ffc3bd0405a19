// @ts-check
/** The list of runs, and the rows that one predicts. */

import {count} from '../../count.js';

/** @import {OfNumbers, OfText, OfTexts} from './common.js' */

export const RUNS = {
  none: 'There are no such runs.',
  more: 'Show more',
  compare: 'Compare',
  /** @type {OfText} */ compareRun: (run) => `Compare ${run}`,
  /** @type {OfText} */ editRun: (run) => `Edit ${run}`,
  title: 'Runs',
  newestFirst: 'Runs, newest first',
  show: 'show ',
  with: 'with ',
  and: 'and ',
  run: 'Run',
  ended: 'Ended',
  loss: 'Loss',
  epochs: 'Epochs',
  started: 'Started',
  edit: 'Edit',
  anyFinding: 'any finding',
  /** @type {OfNumbers} */ diagnosing: (k, n) => `Run ${count(k)} of ${count(n)} is being diagnosed …`,
  name: 'Name',
  note: 'Note',
  aNote: 'A note',
  group: 'Group',
  aGroup: 'A group',
  noGroup: 'In no group',
  /** @type {OfText} */ compareGroup: (group) => `Compare ${group}`,
  delete: 'Delete the run',
  forEver: 'Delete it for ever?',
  save: 'Save',
  kept: 'Names, notes and groups are kept in this browser.',
  filters: {
    all: 'all',
    converged: 'converged',
    plateau: 'on a plateau',
    descending: 'still descending',
    oscillating: 'oscillating',
    diverged: 'diverged',
    running: 'training',
    queued: 'queued',
    paused: 'paused',
    cancelled: 'cancelled',
    failed: 'failed',
  },
  verdicts: {
    any: 'any verdict',
    fine: 'fine: nothing tried does better',
    improvable: 'improvable by a proven change',
    failed: 'failed, with a proven cause',
    undecided: 'undecided',
  },
};

export const ROWS = {
  own: 'A row of your own',
  /** @type {OfText} */ likelihood: (value) => `, likelihood ${value}`,
  title: 'Predictions beside targets',
  /** @type {OfText} */ heldOut: (rows) => `${rows} held out`,
  /** @type {OfTexts} */ confused: (actual, predicted) => ` that are ${actual} and taken for ${predicted}`,
  /** @type {(n: number, rows: string) => string} */ first: (n, rows) => `The first ${n} of ${rows}`,
  /** @type {(rows: string, actual: string, predicted: string) => string} */
  cell: (rows, actual, predicted) => `${rows} of ${actual} taken for ${predicted}`,
  /** @type {OfText} */ matrix: (rows) => `Each class and what it is taken for, over ${rows}`,
  takenFor: 'taken for',
  prediction: 'prediction',
  right: 'right',
  error: 'error',
  row: 'row',
  held: 'held out',
  training: 'training',
  /** @type {OfText} */ likelihoodOf: (name) => `likelihood of ${name}`,
  /** @type {OfText} */ predictionOf: (name) => `prediction ${name}`,
};
