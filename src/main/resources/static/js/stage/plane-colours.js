// @ts-check
/** Which losses of a plane get a colour of their own. */

import {range} from '../charts/colours.js';

/** So many of the numbers may lie below the first colour, which one deep hole would leave to itself. */
const BELOW = 0.02;

/**
 * The range of the colours, and whether some numbers lie below it.
 *
 * @param {number[]} numbers
 * @returns {{bounds: [low: number, high: number], isCut: boolean}}
 */
export function coloured(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const least = sorted[Math.floor(BELOW * sorted.length)] ?? 0;
  return {bounds: range([least, sorted.at(-1) ?? 0]), isCut: sorted[0] < least};
}
