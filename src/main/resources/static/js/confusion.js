// @ts-check
/** Which classes are taken for which. */

/** @import {Predictions} from './types.js' */

/** @typedef {{actual: number, predicted: number}} Pair classes by their place */

/** @type {(name: string, row: unknown[]) => string[]} */
export const numbered = (name, row) => (row.length === 1 ? [name] : row.map((_, k) => `${name}${k + 1}`));

/**
 * The class of a row's targets: of a single one 1 from one half on, else the largest.
 *
 * @param {number[]} targets
 */
export const classOf = (targets) =>
  (targets.length === 1 ? Number(targets[0] >= 0.5) : targets.indexOf(Math.max(...targets)));

/**
 * The actual and the predicted class of each row; null unless classes are predicted.
 *
 * @param {Predictions} predictions
 * @returns {Pair[] | null}
 */
export function pairsOf({targets, labels, classes}) {
  if (!labels || !classes) return null;
  const place = new Map(classes.map((name, k) => [name, k]));
  return labels.map((label, row) => ({actual: classOf(targets[row]), predicted: place.get(label) ?? -1}));
}

/**
 * The rows that a score is about: those held out, where there are any.
 *
 * @param {boolean[]} heldOut
 */
export function scoredRows(heldOut) {
  const all = heldOut.map((_, row) => row);
  return heldOut.includes(true) ? all.filter((row) => heldOut[row]) : all;
}

/**
 * How often each class, a line for each, is taken for each.
 *
 * @param {Pair[]} pairs
 * @param {number[]} rows that count
 * @param {number} classes
 */
export function confusionOf(pairs, rows, classes) {
  const counts = Array.from({length: classes}, () => Array.from({length: classes}, () => 0));
  for (const row of rows) counts[pairs[row].actual][pairs[row].predicted]++;
  return counts;
}
