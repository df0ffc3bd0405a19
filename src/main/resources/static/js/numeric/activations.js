// @ts-check
/** What a unit makes of its weighted sum: the service's activations, with the same bits. */

import {exp, expm1, gelu, mish, sigmoid, softplus, softsign, tanh} from './elementary.js';

const LEAK = 0.01;
const HARD = 3;

/** @type {Record<string, (z: number) => number>} */
export const ACTIVATIONS = {
  identity: (z) => z,
  sigmoid,
  tanh,
  relu: (z) => (z <= 0 ? 0 : z),
  'leaky-relu': (z) => (z <= 0 ? LEAK * z : z),
  elu: (z) => (z <= 0 ? expm1(z) : z),
  gelu,
  silu: (z) => z * sigmoid(z),
  softplus,
  'hard-sigmoid': (z) => (z <= -HARD ? 0 : z >= HARD ? 1 : (z + HARD) / (2 * HARD)),
  softsign,
  exponential: exp,
  mish,
};

/**
 * Applies an activation to the sums of a layer, unit after unit.
 *
 * @param {string} name
 * @param {Float64Array} z written to
 * @param {number} rows
 */
export function activate(name, z, rows) {
  if (name === 'softmax') {
    softmax(z, rows);
  } else if (name !== 'identity') {
    const h = ACTIVATIONS[name];
    for (let k = 0; k < z.length; k++) z[k] = h(z[k]);
  }
}

/** @type {(z: Float64Array, rows: number) => void} */
function softmax(z, rows) {
  for (let r = 0; r < rows; r++) {
    let highest = z[r];
    for (let k = rows + r; k < z.length; k += rows) highest = z[k] > highest ? z[k] : highest;
    let sum = 0;
    for (let k = r; k < z.length; k += rows) {
      z[k] = exp(z[k] - highest);
      sum += z[k];
    }
    for (let k = r; k < z.length; k += rows) z[k] /= sum;
  }
}
