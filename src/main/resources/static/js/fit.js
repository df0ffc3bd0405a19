// @ts-check
/** How well numbers are predicted. */

/**
 * 1 - squared errors / squared distances of the targets to their mean, as the service scores it; not a number where the
 * targets are all the same.
 *
 * @param {number[]} targets
 * @param {ArrayLike<number>} predictions
 * @param {number[]} rows that count
 */
export function rSquared(targets, predictions, rows) {
  const mean = rows.reduce((sum, row) => sum + targets[row] / rows.length, 0);
  const squares = (/** @type {(row: number) => number} */ error) =>
    rows.reduce((sum, row) => sum + error(row) ** 2, 0);
  const around = squares((row) => targets[row] - mean);
  return around > 0 ? 1 - squares((row) => predictions[row] - targets[row]) / around : NaN;
}

/** Whether numbers say more than one of two answers. */
export const isGraded = (/** @type {number[]} */ targets) => new Set(targets).size > 2;

/**
 * As many of some rows as can be drawn, spread evenly.
 *
 * @param {number} count
 * @param {number} most
 */
export function spread(count, most) {
  const shown = Math.min(count, most);
  return Array.from({length: shown}, (_, k) => Math.floor((k * count) / shown));
}
