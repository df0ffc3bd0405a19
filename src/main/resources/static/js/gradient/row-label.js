// @ts-check
/** A row as one choice of many. */

import {short} from '../format.js';

/** @import {BackpropagationRow} from '../types.js' */

/**
 * @param {BackpropagationRow} row
 * @param {number} k
 */
export const rowLabel = ({input, target}, k) =>
  `${k + 1}: (${input.map((x) => short(x, 3)).join(', ')}) → ${target.map((y) => short(y, 3)).join(', ')}`;
