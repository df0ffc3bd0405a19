import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layersOf, widths} from '../../main/resources/static/js/theta.js';

test('puts all weights before all biases, row by row', () => {
  const theta = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  const layers = layersOf(widths(2, [2], 1), theta);

  assert.deepEqual(layers, [
    {weights: [[1, 2], [3, 4]], biases: [7, 8]},
    {weights: [[5], [6]], biases: [9]}]);
});

test('reads a linear model', () => {
  assert.deepEqual(layersOf(widths(1, [], 1), [3, 4]), [{weights: [[3]], biases: [4]}]);
});

test('reads a network without biases', () => {
  assert.deepEqual(layersOf([2, 1], [1, 2], false), [{weights: [[1], [2]], biases: []}]);
});
