// @ts-check
/** The forward pass of a network over many rows, with the bits of the service. */

import {activate} from './activations.js';
import {ABOVE, BELOW, fma, MAX_PRODUCT, MIN_PRODUCT, SPLITTER} from './fma.js';

/**
 * A network's shape.
 *
 * @typedef {object} Shape
 * @property {number[]} widths of all layers, inputs and outputs included
 * @property {string[]} activations of all layers but the inputs
 * @property {boolean} bias
 */

/**
 * What each unit makes of each row: a list of the layers, inputs included, each unit after unit.
 *
 * @param {Shape} shape
 * @param {ArrayLike<number>} theta
 * @param {Float64Array} inputs input after input
 * @param {number} rows
 * @returns {Float64Array[]}
 */
export function forward({widths, activations, bias}, theta, inputs, rows) {
  const layers = [inputs];
  let weightsAt = 0;
  let biasesAt = weightCount(widths);
  for (let k = 1; k < widths.length; k++) {
    const [from, to] = [widths[k - 1], widths[k]];
    const z = new Float64Array(to * rows);
    if (bias) for (let j = 0; j < to; j++) z.fill(theta[biasesAt + j], j * rows, (j + 1) * rows);
    addProducts(theta, weightsAt, layers[k - 1], z, {from, to, rows});
    activate(activations[k - 1], z, rows);
    layers.push(z);
    weightsAt += from * to;
    biasesAt += to;
  }
  return layers;
}

/** @param {number[]} widths */
export const weightCount = (widths) => widths.slice(1).reduce((sum, width, k) => sum + width * widths[k], 0);

/**
 * Adds each input times its weight to the sums, in the order of the inputs: {@link fma} written out, with the halves of
 * each number made once.
 *
 * @param {ArrayLike<number>} theta
 * @param {number} weightsAt
 * @param {Float64Array} x
 * @param {Float64Array} z written to
 * @param {{from: number, to: number, rows: number}} size
 */
function addProducts(theta, weightsAt, x, z, {from, to, rows}) {
  const highs = new Float64Array(rows);
  const lows = new Float64Array(rows);
  for (let i = 0; i < from; i++) {
    const at = i * rows;
    for (let r = 0; r < rows; r++) {
      const split = SPLITTER * x[at + r];
      highs[r] = split - (split - x[at + r]);
      lows[r] = x[at + r] - highs[r];
    }
    for (let j = 0; j < to; j++) {
      const w = theta[weightsAt + i * to + j];
      const split = SPLITTER * w;
      const wh = split - (split - w);
      const wl = w - wh;
      for (let r = 0, k = j * rows; r < rows; r++, k++) {
        const p = w * x[at + r];
        const size = Math.abs(p);
        const c = z[k];
        const e = wl * lows[r] - (((p - wh * highs[r]) - wl * highs[r]) - wh * lows[r]);
        const s = p + c;
        const t = s - p;
        const v = ((p - (s - t)) + (c - t)) + e;
        const low = s + v * BELOW;
        const isSure = size > MIN_PRODUCT && size < MAX_PRODUCT && (e === 0 || low === s + v * ABOVE);
        z[k] = isSure ? (e === 0 ? s : low) : fma(w, x[at + r], c);
      }
    }
  }
}

/**
 * The inputs of rows, input after input, scaled as the network sees them.
 *
 * @param {number[][]} rows
 * @param {{means: number[], deviations: number[]} | null} scaling
 */
export function columns(rows, scaling) {
  const width = rows[0]?.length ?? 0;
  const flat = new Float64Array(width * rows.length);
  rows.forEach((row, r) => row.forEach((value, i) => {
    flat[i * rows.length + r] = scaling ? (value - scaling.means[i]) / scaling.deviations[i] : value;
  }));
  return flat;
}

/**
 * An output for each row, in the targets' own unit.
 *
 * @param {Float64Array} outputs output after output
 * @param {number} rows
 * @param {number} output
 * @param {{means: number[], deviations: number[]} | null} scaling
 */
export function outputOf(outputs, rows, output, scaling) {
  const own = outputs.subarray(output * rows, (output + 1) * rows);
  return scaling ? own.map((value) => fma(value, scaling.deviations[output], scaling.means[output])) : own;
}
