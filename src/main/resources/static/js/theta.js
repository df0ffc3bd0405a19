// @ts-check
/** Parameters and the shape they fill. */

/** @import {Layer} from './types.js' */

/**
 * The widths of all layers, inputs and outputs included.
 *
 * @param {number} inputs
 * @param {number[]} hidden
 * @param {number} outputs
 */
export const widths = (inputs, hidden, outputs) => [inputs, ...hidden, outputs];

/**
 * Theta as weights and biases layer by layer: all weights come first, each layer's row by row with
 * one row for each input of the layer, then all biases, where there are any.
 *
 * @param {number[]} shape
 * @param {number[]} theta
 * @returns {Layer[]}
 */
export function layersOf(shape, theta, hasBiases = true) {
  let at = 0;
  const take = (/** @type {number} */ count) => theta.slice(at, (at += count));
  const outputs = shape.slice(1);
  const weights = outputs.map((width, k) => Array.from({length: shape[k]}, () => take(width)));
  return outputs.map((width, k) => ({weights: weights[k], biases: take(hasBiases ? width : 0)}));
}

/**
 * Groups of hidden units with the same weights in and out, which do the same.
 *
 * @param {Layer[]} layers
 * @returns {import('./types.js').IdenticalUnits[]}
 */
export const identicalUnits = (layers) => layers.slice(0, -1).flatMap(({weights, biases}, k) => {
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  weights[0].forEach((_, unit) => {
    const numbers = [...weights.map((row) => row[unit]), biases[unit] ?? 0, ...layers[k + 1].weights[unit]];
    const key = numbers.join();
    groups.set(key, [...groups.get(key) ?? [], unit + 1]);
  });
  return [...groups.values()].filter(({length}) => length > 1).map((units) => ({layer: k + 1, units}));
});
