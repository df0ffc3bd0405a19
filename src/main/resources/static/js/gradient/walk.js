// @ts-check
/** One row's way through a network and back, unit by unit: what is lit at each step, and the formula in play. */

import {t} from '../texts.js';
import {Backpropagation} from './backprop.js';
import {factor, texNumber} from './tex.js';

/** @import {BackpropagationRow, Layer} from '../types.js' */
/** @import {Context} from './backprop.js' */

const MAX_PRODUCTS = 10;

/**
 * @typedef {object} Scene
 * @property {string} title
 * @property {string[]} formulas
 * @property {[layer: number, unit: number][]} units that are lit; layer 0 are the inputs
 * @property {number[]} lines that are lit, by the place of their weight among the parameters
 * @property {'forward' | 'loss' | 'backward' | 'update'} direction
 */

/**
 * The parameters of the step.
 *
 * @typedef {object} Update
 * @property {number[]} theta
 * @property {(number | null)[]} gradient over all rows
 * @property {string[]} names
 * @property {number | null} alpha null where the optimizer makes another step than alpha times the gradient
 * @property {string} optimizer
 */

/**
 * @param {BackpropagationRow} row
 * @param {Layer[]} layers
 * @param {Context} context
 * @param {Update} update
 * @returns {Scene[]}
 */
export function scenes(row, layers, context, update) {
  return new Walk(row, layers, context, update).scenes();
}

/** @param {string} name as w12 */
const texName = (name) => `${name[0]}_{${name.slice(1)}}`;

/** @param {string} name of a parameter */
const derivativeBy = (name) => `\\tfrac{\\partial L}{\\partial ${texName(name)}}`;

/** @param {string} formula of which the part after its first equals sign is returned */
const rightOf = (formula) => formula.slice(formula.indexOf('=') + 2);

class Walk {
  /**
   * @param {BackpropagationRow} row
   * @param {Layer[]} layers
   * @param {Context} context
   * @param {Update} update
   */
  constructor(row, layers, context, update) {
    this.row = row;
    this.layers = layers;
    this.update = update;
    this.steps = new Backpropagation(row, layers, context);
    const sizes = layers.map(({weights}) => weights.flat().length);
    this.weightsAt = sizes.map((_, k) => sizes.slice(0, k).reduce((sum, size) => sum + size, 0));
    const weights = sizes.reduce((sum, size) => sum + size, 0);
    this.biasesAt = layers.map((_, k) => layers.slice(0, k).reduce((sum, {biases}) => sum + biases.length, weights));
  }

  /** @returns {Scene[]} */
  scenes() {
    const places = this.layers.flatMap((layer, k) => layer.weights[0].map((_, j) => /** @type {const} */ ([k, j])));
    const last = this.layers.length - 1;
    const backward = this.layers.map((_, k) => last - k).flatMap((k) => places.filter(([layer]) => layer === k));
    const outputs = places.filter(([k]) => k === last).map(([k, j]) => /** @type {[number, number]} */ ([k + 1, j]));
    return [
      ...places.map(([k, j]) => this.forward(k, j)),
      {...this.steps.loss(), units: outputs, lines: [], direction: 'loss'},
      ...backward.map(([k, j]) => this.backward(k, j)),
      this.step()];
  }

  /** @type {(k: number, i: number, j: number) => number} */
  weight(k, i, j) {
    return this.weightsAt[k] + i * this.layers[k].weights[0].length + j;
  }

  /** @type {(k: number, j: number) => number[]} */
  lines(k, j) {
    return this.layers[k].weights.map((_, i) => this.weight(k, i, j));
  }

  /** @type {(k: number, i: number) => string} */
  inputName(k, i) {
    return k === 0 ? `x_{${i + 1}}` : `h(z_{${this.steps.unit(k - 1, i)}})`;
  }

  /** @type {(k: number, j: number) => string} */
  unitName(k, j) {
    if (!this.steps.isLast(k)) return t.gradient.walk.unitOf(j + 1, this.steps.layerName(k));
    return this.layers[k].weights[0].length > 1 ? t.gradient.walk.outputUnit(j + 1) : t.gradient.walk.single;
  }

  /** @type {(k: number, j: number) => Scene} */
  forward(k, j) {
    const {names} = this.update;
    const products = this.lines(k, j).map((at, i) => `${texName(names[at])}\\,${this.inputName(k, i)}`);
    const shown = products.length > MAX_PRODUCTS ? [...products.slice(0, MAX_PRODUCTS), '\\dots'] : products;
    const bias = this.layers[k].biases.length ? [texName(names[this.biasesAt[k] + j])] : [];
    return {
      title: t.gradient.walk.forward(this.unitName(k, j)),
      formulas: [
        `z_{${this.steps.unit(k, j)}} = ${[...shown, ...bias].join(' + ')}`,
        `{} = ${rightOf(this.steps.sums(k).formulas[j])}`,
        this.steps.activations(k).formulas[j]],
      units: [...this.layers[k].weights.map((_, i) => /** @type {[number, number]} */ ([k, i])), [k + 1, j]],
      lines: this.lines(k, j), direction: 'forward'};
  }

  /** @type {(k: number, j: number) => Scene} */
  backward(k, j) {
    const {names} = this.update;
    const delta = this.row.delta[k][j];
    const [name, inputs] = [this.steps.unit(k, j), this.steps.inputs(k)];
    const derivatives = this.lines(k, j).slice(0, MAX_PRODUCTS).map((at, i) =>
      `${derivativeBy(names[at])} = \\delta_{${name}}\\,${this.inputName(k, i)} = `
        + `${factor(delta)}\\cdot ${factor(inputs[i])} = ${texNumber((delta ?? NaN) * (inputs[i] ?? NaN))}`);
    const bias = this.layers[k].biases.length
      ? [`${derivativeBy(names[this.biasesAt[k] + j])} = \\delta_{${name}} = ${texNumber(delta)}`] : [];
    const above = this.layers[k + 1]?.weights[j].map((_, l) => this.weight(k + 1, j, l)) ?? [];
    return {
      title: t.gradient.walk.backward(this.unitName(k, j)),
      formulas: [
        `\\delta_{${name}} = \\tfrac{\\partial L}{\\partial z_{${name}}}`,
        `{} = ${rightOf(this.steps.deltas(k).formulas[j])}`,
        ...derivatives, ...bias],
      units: [[k + 1, j]], lines: [...above, ...this.lines(k, j)], direction: 'backward'};
  }

  /** @returns {Scene} */
  step() {
    const {theta, gradient, names, alpha, optimizer} = this.update;
    const formulas = names.slice(0, MAX_PRODUCTS).map((name, at) => {
      const slope = gradient[at] ?? NaN;
      return alpha === null
        ? `${derivativeBy(name)} = ${texNumber(slope)}`
        : `${texName(name)} \\leftarrow ${texNumber(theta[at])} - ${texNumber(alpha)}\\cdot ${factor(slope)} = `
          + texNumber(theta[at] - alpha * slope, 6);
    });
    return {
      title: alpha === null
        ? t.gradient.walk.stepOf(optimizer)
        : t.gradient.walk.step,
      formulas: names.length > MAX_PRODUCTS ? [...formulas, '\\dots'] : formulas,
      units: [], lines: [], direction: 'update'};
  }
}
