import assert from 'node:assert/strict';
import {test} from 'node:test';
import {scenes} from '../../main/resources/static/js/gradient/walk.js';

/** A 2-2-1 network with sigmoid and identity, and a row through it. */
const LAYERS = [{weights: [[1, 2], [3, 4]], biases: [5, 6]}, {weights: [[7], [8]], biases: [9]}];
const ROW = {
  input: [1, 0], target: [1], z: [[0, 0], [3]], a: [[0.5, 0.25], [3]], delta: [[3.5, 0], [2]], prediction: [3], loss: 4};
const CONTEXT = {loss: 'mse', activations: ['sigmoid', 'identity'], rows: 2};
const UPDATE = {
  theta: [1, 2, 3, 4, 7, 8, 5, 6, 9], gradient: [1, 0, 0, 0, 0.5, 0, -1, 0, 0],
  names: ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'b1', 'b2', 'b3'], alpha: 0.1, optimizer: 'gradient-descent'};

test('goes forward unit by unit, to the loss, backward, and makes the step', () => {
  assert.deepEqual(scenes(ROW, LAYERS, CONTEXT, UPDATE).map(({title, direction}) => [direction, title.split(';')[0]]), [
    ['forward', 'Forward: unit 1 of the hidden layer'],
    ['forward', 'Forward: unit 2 of the hidden layer'],
    ['forward', 'Forward: the output'],
    ['loss', 'The loss of this row'],
    ['backward', 'Backward: the output'],
    ['backward', 'Backward: unit 1 of the hidden layer'],
    ['backward', 'Backward: unit 2 of the hidden layer'],
    ['update', 'The step: each parameter goes against its derivative over all rows, by α']]);
});

test('lights the lines into a unit forward, and those out of it too when it goes back', () => {
  const all = scenes(ROW, LAYERS, CONTEXT, UPDATE);

  assert.deepEqual(all[1].lines, [1, 3]);
  assert.deepEqual(all[1].units, [[0, 0], [0, 1], [1, 1]]);
  assert.deepEqual(all[2].lines, [4, 5]);
  assert.deepEqual(all[6].lines, [5, 1, 3]);
  assert.deepEqual(all[3].units, [[2, 0]]);
});

test('names each product by what it is', () => {
  const all = scenes(ROW, LAYERS, CONTEXT, UPDATE);

  assert.equal(all[0].formulas[0], 'z_{1} = w_{1}\\,x_{1} + w_{3}\\,x_{2} + b_{1}');
  assert.equal(all[0].formulas[1], '{} = 1\\cdot 1 + 3\\cdot 0 + 5 = 0');
  assert.deepEqual(all[4].formulas.slice(2), [
    '\\tfrac{\\partial L}{\\partial w_{5}} = \\delta_{y}\\,h(z_{1}) = 2\\cdot 0.5 = 1',
    '\\tfrac{\\partial L}{\\partial w_{6}} = \\delta_{y}\\,h(z_{2}) = 2\\cdot 0.25 = 0.5',
    '\\tfrac{\\partial L}{\\partial b_{3}} = \\delta_{y} = 2']);
  assert.equal(all[7].formulas[0], 'w_{1} \\leftarrow 1 - 0.1\\cdot 1 = 0.9');
  assert.equal(all[7].formulas[6], 'b_{1} \\leftarrow 5 - 0.1\\cdot (-1) = 5.1');
});

test('computes no step that an optimizer makes by another rule', () => {
  const last = scenes(ROW, LAYERS, CONTEXT, {...UPDATE, alpha: null, optimizer: 'adam'}).at(-1);

  assert.match(last.title, /adam makes it/);
  assert.equal(last.formulas[4], '\\tfrac{\\partial L}{\\partial w_{5}} = 0.5');
});
