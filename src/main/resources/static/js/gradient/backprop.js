// @ts-check
/** One row's way through a network and back, step by step, with the numbers filled in. */

import {t} from '../texts.js';
import {factor, texNumber} from './tex.js';

/** @import {BackpropagationRow, Layer} from '../types.js' */

const MAX_TERMS = 12;

/**
 * What the steps are about.
 *
 * @typedef {object} Context
 * @property {string} loss
 * @property {string[]} activations one for each layer, the output included
 * @property {number} rows how many rows the loss is a mean over
 * @property {boolean} [weighted] whether they count by weights of their classes
 */

/** @typedef {{title: string, formulas: string[]}} Step */

/**
 * The steps as formulas.
 *
 * @param {BackpropagationRow} row
 * @param {Layer[]} layers
 * @param {Context} context
 */
export function steps(row, layers, context) {
  return new Backpropagation(row, layers, context).steps();
}

/** @param {string} activation */
const named = (activation) => `\\operatorname{${activation}}`;
/** @type {(terms: string[]) => string[]} */
const cut = (terms) => (terms.length > MAX_TERMS ? [...terms.slice(0, MAX_TERMS), '\\dots'] : terms);
/** @type {(x: number | null, y: number | null) => string} */
const product = (x, y) => `${factor(x, 3)}\\cdot ${factor(y, 3)}`;
/** @type {(numbers: (number | null)[]) => string} */
const tuple = (numbers) => `(${numbers.map((x) => texNumber(x, 3)).join(', ')})`;
/** @type {(x: number | null) => number} */
const orNaN = (x) => x ?? NaN;

export class Backpropagation {
  /**
   * @param {BackpropagationRow} row
   * @param {Layer[]} layers
   * @param {Context} context
   */
  constructor(row, layers, context) {
    this.row = row;
    this.layers = layers;
    this.context = context;
  }

  get depth() {
    return this.layers.length;
  }

  /** @returns {Step[]} */
  steps() {
    const forward = this.layers.flatMap((_, k) => [this.sums(k), this.activations(k)]);
    const backward = this.layers.map((_, k) => this.deltas(k)).reverse();
    return [...forward, this.loss(), ...backward, this.derivatives()];
  }

  /** @param {number} k */
  isLast(k) {
    return k === this.depth - 1;
  }

  /** @param {number} k */
  layerName(k) {
    if (this.isLast(k)) return t.gradient.walk.output;
    return this.depth > 2 ? t.gradient.walk.hiddenLayerOf(k + 1) : t.gradient.walk.hiddenLayer;
  }

  /**
   * The index of a unit, as in z_{1}.
   *
   * @param {number} k
   * @param {number} j
   */
  unit(k, j) {
    if (this.isLast(k)) return this.layers[k].weights[0].length > 1 ? `y_{${j + 1}}` : 'y';
    return this.depth > 2 ? `${k + 1},${j + 1}` : `${j + 1}`;
  }

  /**
   * The numbers that go into a layer.
   *
   * @param {number} k
   */
  inputs(k) {
    return k === 0 ? this.row.input : this.row.a[k - 1];
  }

  /** @param {number} k */
  sums(k) {
    const {weights, biases} = this.layers[k];
    const inputs = this.inputs(k);
    return {
      title: t.gradient.walk.sums(this.layerName(k)),
      formulas: this.row.z[k].map((z, j) => {
        const terms = cut(inputs.map((x, i) => product(weights[i][j], x)));
        const bias = biases.length ? [factor(biases[j], 3)] : [];
        return `z_{${this.unit(k, j)}} = ${[...terms, ...bias].join(' + ')} = ${texNumber(z)}`;
      }),
    };
  }

  /** @param {number} k */
  activations(k) {
    const h = named(this.context.activations[k]);
    const outputs = this.row.a[k].length;
    return {
      title: t.gradient.walk.activations(this.layerName(k)),
      formulas: this.row.a[k].map((a, j) => {
        const prediction = `\\hat y${outputs > 1 ? `_{${j + 1}}` : ''}`;
        const name = this.isLast(k) ? prediction : `h(z_{${this.unit(k, j)}})`;
        return `${name} = ${h}(${texNumber(this.row.z[k][j])}) = ${texNumber(a)}`;
      }),
    };
  }

  loss() {
    const {target, prediction, loss} = this.row;
    const isSingle = target.length === 1;
    const y = isSingle ? texNumber(target[0]) : tuple(target);
    const yHat = isSingle ? texNumber(prediction[0]) : tuple(prediction);
    return {
      title: t.gradient.walk.loss,
      formulas: [`y = ${y},\\quad \\hat y = ${yHat},\\quad L_i = ${texNumber(loss)}`],
    };
  }

  /** @param {number} k */
  deltas(k) {
    return {
      title: t.gradient.walk.shares(this.layerName(k)),
      formulas: this.row.delta[k].map((_, j) => {
        const share = this.isLast(k) ? this.outputDelta(j) : this.hiddenDelta(k, j);
        return `\\delta_{${this.unit(k, j)}} = ${share}`;
      }),
    };
  }

  /**
   * The derivative by an output's sum. Where loss and output belong together it is a difference.
   *
   * @param {number} j
   */
  outputDelta(j) {
    const {row, context: {loss, rows, weighted}} = this;
    const output = this.context.activations[this.depth - 1];
    const delta = texNumber(row.delta[this.depth - 1][j]);
    if (weighted) return delta;
    const above = loss === 'mse' ? 2 : 1;
    const below = loss === 'cross-entropy' ? rows : rows * row.target.length;
    const difference =
      `\\tfrac{${above}}{${below}}\\,(${texNumber(row.prediction[j])} - ${factor(row.target[j])})`;
    const cancels = ['bce', 'cross-entropy'].includes(loss) || (loss === 'poisson' && output === 'exponential');
    if (cancels || (loss === 'mse' && output === 'identity')) return `${difference} = ${delta}`;
    if (loss !== 'mse' || output === 'softmax') return delta;
    return `${difference}\\; ${named(output)}'(${texNumber(row.z[this.depth - 1][j])}) = ${delta}`;
  }

  /**
   * @param {number} k
   * @param {number} j
   */
  hiddenDelta(k, j) {
    const {row} = this;
    const delta = orNaN(row.delta[k][j]);
    const weights = this.layers[k + 1].weights[j];
    const above = row.delta[k + 1];
    const sum = weights.reduce((total, weight, l) => total + weight * orNaN(above[l]), 0);
    const terms = cut(weights.map((weight, l) => `${factor(weight, 3)}\\cdot ${factor(above[l])}`));
    const slope = sum === 0 ? '' : ` = ${factor(sum)}\\cdot ${factor(delta / sum)}`;
    const derivative = `${named(this.context.activations[k])}'(${texNumber(row.z[k][j])})`;
    return `(${terms.join(' + ')})\\; ${derivative}${slope} = ${texNumber(delta)}`;
  }

  derivatives() {
    const backward = this.layers.map((_, k) => k).reverse();
    const formulas = backward.flatMap((k) => this.weightDerivatives(k));
    return {title: t.gradient.walk.derivatives, formulas: formulas.slice(0, MAX_TERMS)};
  }

  /** @param {number} k */
  weightDerivatives(k) {
    const inputs = this.inputs(k).slice(0, MAX_TERMS);
    const nameOf = (/** @type {number} */ i) => (k === 0 ? `x_{${i + 1}}` : `h(z_{${this.unit(k - 1, i)}})`);
    return this.row.delta[k].slice(0, MAX_TERMS).flatMap((delta, j) => inputs.map((x, i) =>
      `\\delta_{${this.unit(k, j)}}\\cdot ${nameOf(i)} = `
        + `${factor(delta)}\\cdot ${factor(x)} = ${texNumber(orNaN(delta) * orNaN(x))}`));
  }
}
