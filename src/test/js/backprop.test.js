import assert from 'node:assert/strict';
import {test} from 'node:test';
import {steps} from '../../main/resources/static/js/gradient/backprop.js';

/** A 1-1-1 network with sigmoid and identity: everything can be checked in the head. */
const LAYERS = [{weights: [[2]], biases: [-1]}, {weights: [[4]], biases: [1]}];
const ROW = {
  input: [0.5], target: [1], z: [[0], [3]], a: [[0.5], [3]], delta: [[2], [2]], prediction: [3], loss: 4};
const CONTEXT = {loss: 'mse', activations: ['sigmoid', 'identity'], rows: 2};

const formulas = (row = ROW, layers = LAYERS, context = CONTEXT) =>
  steps(row, layers, context).map((step) => step.formulas);

test('goes forward, to the loss, backward, and to the derivatives', () => {
  assert.deepEqual(steps(ROW, LAYERS, CONTEXT).map(({title}) => title), [
    'Forward: weighted sums of the hidden layer',
    'Forward: activations of the hidden layer',
    'Forward: weighted sums of the output',
    'Forward: activations of the output',
    'The loss of this row',
    'Backward: share of ∂L/∂z of the output',
    'Backward: share of ∂L/∂z of the hidden layer',
    'This row’s share of the derivatives by the weights; by a bias it is δ itself']);
});

test('fills in the numbers', () => {
  assert.deepEqual(formulas(), [
    ['z_{1} = 2\\cdot 0.5 + (-1) = 0'],
    ['h(z_{1}) = \\operatorname{sigmoid}(0) = 0.5'],
    ['z_{y} = 4\\cdot 0.5 + 1 = 3'],
    ['\\hat y = \\operatorname{identity}(3) = 3'],
    ['y = 1,\\quad \\hat y = 3,\\quad L_i = 4'],
    ['\\delta_{y} = \\tfrac{2}{2}\\,(3 - 1) = 2'],
    ['\\delta_{1} = (4\\cdot 2)\\; \\operatorname{sigmoid}\'(0) = 8\\cdot 0.25 = 2'],
    ['\\delta_{y}\\cdot h(z_{1}) = 2\\cdot 0.5 = 1', '\\delta_{1}\\cdot x_{1} = 2\\cdot 0.5 = 1']]);
});

for (const [loss, output, delta] of [
  ['mse', 'tanh', '\\tfrac{2}{2}\\,(3 - 1)\\; \\operatorname{tanh}\'(3) = 2'],
  ['mse', 'softmax', '2'],
  ['bce', 'sigmoid', '\\tfrac{1}{2}\\,(3 - 1) = 2'],
  ['cross-entropy', 'softmax', '\\tfrac{1}{2}\\,(3 - 1) = 2'],
]) {
  test(`derives ${loss} of ${output}`, () => {
    const context = {loss, activations: ['sigmoid', output], rows: 2};

    assert.deepEqual(formulas(ROW, LAYERS, context)[5], [`\\delta_{y} = ${delta}`]);
  });
}

test('means mse and bce over outputs, cross-entropy over rows only', () => {
  const layers = [{weights: [[1, 1]], biases: [0, 0]}];
  const row = {input: [1], target: [1, 0], z: [[1, 1]], a: [[1, 1]], delta: [[0, 1]], prediction: [1, 1], loss: 1};
  const above = (loss) => formulas(row, layers, {loss, activations: ['identity'], rows: 5})[3][0];

  assert.match(above('mse'), /tfrac\{2\}\{10\}/);
  assert.match(above('bce'), /tfrac\{1\}\{10\}/);
  assert.match(above('cross-entropy'), /tfrac\{1\}\{5\}/);
});

test('names layers and units of a deeper network', () => {
  const layers = [1, 2, 3].map(() => ({weights: [[1]], biases: [0]}));
  const row = {
    input: [1], target: [1], z: [[1], [1], [1]], a: [[1], [1], [1]], delta: [[1], [1], [1]], prediction: [1], loss: 0};
  const all = steps(row, layers, {loss: 'mse', activations: ['tanh', 'tanh', 'identity'], rows: 1});

  assert.equal(all[2].title, 'Forward: weighted sums of hidden layer 2');
  assert.match(all[2].formulas[0], /^z_\{2,1\} = /);
});

test('cuts long sums and lists', () => {
  const inputs = Array(40).fill(1);
  const layers = [{weights: inputs.map(() => [1]), biases: [0]}];
  const row = {input: inputs, target: [1], z: [[40]], a: [[40]], delta: [[1]], prediction: [40], loss: 1};

  const [[sum], , , , derivatives] = formulas(row, layers, {loss: 'mse', activations: ['identity'], rows: 1});

  assert.equal(sum.split(' + ').length, 12 + 2);
  assert.match(sum, /\\dots \+ 0 = 40$/);
  assert.equal(derivatives.length, 12);
});

test('shows numbers that are not finite', () => {
  const [, , , , , , [delta]] = formulas({...ROW, delta: [[null], [2]]});

  assert.match(delta, /= \\text\{not finite\}$/);
});
