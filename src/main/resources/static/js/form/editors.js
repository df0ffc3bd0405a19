// @ts-check
/** The editors for the reader's own rows, and what a form begins with for such rows. */

/** @import {InlineRows, PartialSpec} from '../types.js' */

/**
 * An editor of rows.
 *
 * @typedef {object} Editor
 * @property {HTMLElement} element
 * @property {string | InlineRows | undefined} dataset undefined while the rows cannot be used
 * @property {string} summary
 * @property {(rows: InlineRows) => boolean} fill takes the rows if it can edit them, and returns whether it did
 * @property {() => Promise<void> | undefined} [read] returns when the typed text has been read
 * @property {(file: File) => Promise<void>} [open] reads a file
 */

/**
 * The editors, each loaded when it is first needed.
 *
 * @type {Record<string, (changed: () => void, suggest: (suggestion: PartialSpec) => Promise<void>) => Promise<Editor>>}
 */
export const EDITORS = {
  'truth-table': async (changed) => new (await import('./truth-table.js')).TruthTable(changed),
  points: async (changed) => new (await import('./points.js')).Points(changed),
  csv: async (changed, suggest) => new (await import('./csv.js')).Csv(changed, suggest),
};

/**
 * What a form begins with for rows that are made here, as the service suggests it for such tables: never with the start
 * of the founding question, which cannot learn.
 *
 * @type {Record<string, PartialSpec>}
 */
export const STARTS = {
  'truth-table': {network: {hidden: [4], activation: 'tanh'}, optimizer: 'lbfgs', epochs: 200},
  points: {
    network: {hidden: [8], activation: 'tanh', output: 'sigmoid'}, loss: 'bce', optimizer: 'lbfgs', epochs: 200},
};
