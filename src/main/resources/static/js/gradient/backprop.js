/** One row's way through a network and back, step by step, with the numbers filled in. */

import {factor, texNumber} from './tex.js';

const MOST_TERMS = 12;

/**
 * The steps as formulas.
 *
 * @param row of the answer: input, target, z, a, delta, prediction, loss
 * @param layers weights and biases
 * @param context {loss, activations, rows} what the loss is, each layer's activation, how many rows
 * @returns {{title: string, formulas: string[]}[]}
 */
export function steps(row, layers, context) {
  const forward = layers.flatMap((layer, k) => [sums(row, layer, k, layers.length), activations(row, k, layers.length, context)]);
  const backward = layers.map((_, k) => layers.length - 1 - k).map((k) => deltas(row, layers, k, context));
  return [...forward, lossStep(row), ...backward, derivatives(row, layers)];
}

const isLast = (k, depth) => k === depth - 1;
const unit = (k, depth, j, width) => (isLast(k, depth) ? (width > 1 ? `y_{${j + 1}}` : 'y') : `${depth > 2 ? `${k + 1},` : ''}${j + 1}`);
const into = (row, k) => (k === 0 ? row.input : row.a[k - 1]);
const layerName = (k, depth) => (isLast(k, depth) ? 'the output' : depth > 2 ? `hidden layer ${k + 1}` : 'the hidden layer');

function sums(row, {weights, biases}, k, depth) {
  const inputs = into(row, k);
  return {
    title: `Forward: weighted sums of ${layerName(k, depth)}`,
    formulas: row.z[k].map((z, j) => {
      const terms = inputs.slice(0, MOST_TERMS).map((x, i) => `${factor(weights[i][j], 3)}\\cdot ${factor(x, 3)}`);
      const more = inputs.length > MOST_TERMS ? ['\\dots'] : [];
      return `z_{${unit(k, depth, j, biases.length)}} = ${[...terms, ...more, factor(biases[j], 3)].join(' + ')} = ${texNumber(z)}`;
    }),
  };
}

const named = (activation) => `\\operatorname{${activation}}`;

function activations(row, k, depth, context) {
  const h = named(context.activations[k]);
  return {
    title: `Forward: activations of ${layerName(k, depth)}`,
    formulas: row.a[k].map((a, j) => {
      const name = unit(k, depth, j, row.a[k].length);
      return isLast(k, depth)
        ? `\\hat y${row.a[k].length > 1 ? `_{${j + 1}}` : ''} = ${h}(${texNumber(row.z[k][j])}) = ${texNumber(a)}`
        : `h(z_{${name}}) = ${h}(${texNumber(row.z[k][j])}) = ${texNumber(a)}`;
    }),
  };
}

function lossStep(row) {
  const pairs = row.target.length === 1
    ? `y = ${texNumber(row.target[0])},\\quad \\hat y = ${texNumber(row.prediction[0])}`
    : `y = (${row.target.map((y) => texNumber(y, 3)).join(', ')}),\\quad \\hat y = (${row.prediction.map((y) => texNumber(y, 3)).join(', ')})`;
  return {title: 'The loss of this row', formulas: [`${pairs},\\quad L_i = ${texNumber(row.loss)}`]};
}

function deltas(row, layers, k, context) {
  const depth = layers.length;
  return {
    title: `Backward: share of ∂L/∂z of ${layerName(k, depth)}`,
    formulas: row.delta[k].map((delta, j) => {
      const name = `\\delta_{${unit(k, depth, j, row.delta[k].length)}}`;
      return isLast(k, depth) ? outputDelta(name, row, j, delta, context) : hiddenDelta(name, row, layers[k + 1], k, j, context);
    }),
  };
}

/** Where loss and output belong together their derivatives shorten to a difference. */
function outputDelta(name, row, j, delta, {loss, activations: names, rows}) {
  const output = names.at(-1);
  const difference = `(${texNumber(row.prediction[j])} - ${factor(row.target[j])})`;
  const [above, below] = loss === 'mse' ? [2, rows * row.target.length] : [1, loss === 'bce' ? rows * row.target.length : rows];
  if (loss !== 'mse' || output === 'identity') {
    return `${name} = \\tfrac{${above}}{${below}}\\,${difference} = ${texNumber(delta)}`;
  }
  return output === 'softmax'
    ? `${name} = ${texNumber(delta)}`
    : `${name} = \\tfrac{${above}}{${below}}\\,${difference}\\; ${named(output)}'(${texNumber(row.z.at(-1)[j])}) = ${texNumber(delta)}`;
}

function hiddenDelta(name, row, next, k, j, context) {
  const delta = row.delta[k][j];
  const products = next.weights[j].map((weight, l) => weight * row.delta[k + 1][l]);
  const sum = products.reduce((one, other) => one + other, 0);
  const terms = next.weights[j].slice(0, MOST_TERMS).map((weight, l) => `${factor(weight, 3)}\\cdot ${factor(row.delta[k + 1][l])}`);
  const more = products.length > MOST_TERMS ? ['\\dots'] : [];
  const slope = sum === 0 ? '' : ` = ${factor(sum)}\\cdot ${factor(delta / sum)}`;
  return `${name} = (${[...terms, ...more].join(' + ')})\\; ${named(context.activations[k])}'(${texNumber(row.z[k][j])})${slope} = ${texNumber(delta)}`;
}

function derivatives(row, layers) {
  const depth = layers.length;
  const formulas = [];
  for (let k = depth - 1; k >= 0 && formulas.length < MOST_TERMS; k--) {
    const inputs = into(row, k);
    row.delta[k].forEach((delta, j) => inputs.forEach((x, i) => {
      if (formulas.length < MOST_TERMS) {
        formulas.push(`\\delta_{${unit(k, depth, j, row.delta[k].length)}}\\cdot ${k === 0 ? `x_{${i + 1}}` : `h(z_{${unit(k - 1, depth, i, inputs.length)}})`} = ${factor(delta)}\\cdot ${factor(x)} = ${texNumber(delta * x)}`);
      }
    }));
  }
  return {title: 'This row’s share of the derivatives by the weights; by a bias it is δ itself', formulas};
}
