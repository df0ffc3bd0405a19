// @ts-check
/** Rows of a data set as the editors need them: as CSV, as a truth table, as points of a plane. */

/** @import {InlineRows, Rows} from '../types.js' */

/**
 * Rows with a list of targets each.
 *
 * @param {InlineRows} rows
 * @returns {Rows}
 */
export const nested = ({inputs, targets}) => ({inputs, targets: targets.map((target) => [target].flat())});

/**
 * Rows as CSV, targets last.
 *
 * @param {InlineRows} rows
 */
export function toCsv(rows) {
  const {inputs, targets} = nested(rows);
  return inputs.map((row, k) => [...row, ...targets[k]].join(',')).join('\n');
}

/**
 * Where a line of a text begins and ends, counted from 1.
 *
 * @param {string} text
 * @param {number} line
 */
export function lineSpan(text, line) {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  return {start, end: start + (lines[line - 1]?.length ?? 0)};
}

/**
 * The inputs of a truth table of some width, counting up with the first input as the lowest bit.
 *
 * @param {number} width
 */
export const truthTableInputs = (width) =>
  Array.from({length: 2 ** width}, (_, k) => Array.from({length: width}, (_, bit) => (k >> bit) & 1));

/**
 * The parity of some bits.
 *
 * @param {number[]} bits
 */
export const parity = (bits) => bits.reduce((sum, bit) => sum + bit, 0) % 2;

/**
 * The width of a truth table; null when the rows are none of at most so many inputs.
 *
 * @param {InlineRows} rows
 * @param {number} maxWidth
 */
export function truthTableWidth({inputs, targets}, maxWidth) {
  const width = Math.log2(inputs.length);
  const fits = Number.isInteger(width) && width >= 1 && width <= maxWidth && targets.flat().length === inputs.length;
  return fits && JSON.stringify(inputs) === JSON.stringify(truthTableInputs(width)) ? width : null;
}

/** @typedef {{x: number, y: number, target: number}} Point a point of the plane from -1 to 1, with target 0 or 1 */

/**
 * Rows as points; null when one of them is no such point.
 *
 * @param {InlineRows} rows
 * @returns {Point[] | null}
 */
export function asPoints({inputs, targets}) {
  const flat = targets.flat();
  const fits = flat.length === inputs.length && inputs.every((row, k) =>
    row.length === 2 && row.every((value) => Math.abs(value) <= 1) && (flat[k] === 0 || flat[k] === 1));
  return fits ? inputs.map(([x, y], k) => ({x, y, target: flat[k]})) : null;
}
