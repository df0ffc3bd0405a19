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
 * one row for each input of the layer, then all biases.
 *
 * @param {number[]} shape
 * @param {number[]} theta
 * @returns {Layer[]}
 */
export function layersOf(shape, theta) {
  let at = 0;
  const take = (/** @type {number} */ count) => theta.slice(at, (at += count));
  const outputs = shape.slice(1);
  const weights = outputs.map((width, k) => Array.from({length: shape[k]}, () => take(width)));
  return outputs.map((width, k) => ({weights: weights[k], biases: take(width)}));
}

/** The relative difference up to which units are identical, as in the service's diagnosis. */
const EQUAL = 1e-12;

/**
 * Hidden units with equal weights in, equal bias and equal weights out: for each group the layer and
 * its units, counted from 0.
 *
 * @param {Layer[]} layers
 */
export function identicalUnits(layers) {
  return layers.slice(0, -1).flatMap((layer, k) => {
    /** @type {{layer: number, units: number[]}[]} */
    const groups = [];
    layer.biases.forEach((_, unit) => {
      const mine = numbersOf(layers, k, unit);
      const group = groups.find(({units: [first]}) => areEqual(numbersOf(layers, k, first), mine));
      if (group) {
        group.units.push(unit);
      } else {
        groups.push({layer: k, units: [unit]});
      }
    });
    return groups.filter(({units}) => units.length > 1);
  });
}

/** @type {(layers: Layer[], k: number, unit: number) => number[]} */
const numbersOf = (layers, k, unit) =>
  [...layers[k].weights.map((row) => row[unit]), layers[k].biases[unit], ...layers[k + 1].weights[unit]];

/**
 * Whether two units differ by little, measured by the largest number of the first.
 *
 * @param {number[]} first
 * @param {number[]} other
 */
function areEqual(first, other) {
  const size = Math.max(...first.map(Math.abs));
  return first.every((number, k) => Math.abs(number - other[k]) <= EQUAL * (size || 1));
}
