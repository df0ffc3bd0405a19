// @ts-check
/** The shift and scale that give each column mean 0 and deviation 1, with the bits of the service's class Scale. */

import {fma} from './fma.js';

/** @import {Scaling} from '../types.js' */

/**
 * @param {number[][]} rows
 * @returns {Scaling}
 */
export function scaleOf(rows) {
  const columns = rows[0].map((_, c) => rows.map((row) => row[c]));
  const means = columns.map((column) => (isConstant(column) ? column[0] : mean(column)));
  const deviations = columns.map((column, c) => (isConstant(column) ? 1 : deviation(column, means[c])));
  return {means, deviations};
}

/** @param {number[]} column */
const isConstant = (column) => column.every((value) => value === column[0]);

/** @param {number[]} column */
const mean = (column) => column.reduce((sum, value) => sum + value / column.length, 0);

/** @type {(column: number[], center: number) => number} */
function deviation(column, center) {
  const largest = column.reduce((most, value) => Math.max(most, Math.abs(value - center)), 0);
  const sum = column.reduce((squares, value) => {
    const distance = (value - center) / largest;
    return fma(distance, distance, squares);
  }, 0);
  return largest * Math.sqrt(sum / column.length);
}
