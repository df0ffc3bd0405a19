import assert from 'node:assert/strict';
import {test} from 'node:test';
import {datumText, outputName} from '../../main/resources/static/js/charts/names.js';
import {classOf, confusionOf, pairsOf, scoredRows} from '../../main/resources/static/js/confusion.js';

const PREDICTIONS = {
  inputs: [[1], [2], [3], [4]],
  targets: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]],
  predictions: [[.8, .1, .1], [.6, .3, .1], [.1, .1, .8], [.2, .7, .1]],
  labels: ['a', 'a', 'c', 'b'],
  classes: ['a', 'b', 'c']};

test('finds the class of targets', () => {
  assert.deepEqual([[0], [1], [0, 1, 0]].map(classOf), [0, 1, 1]);
});

test('counts what each class is taken for', () => {
  const pairs = pairsOf(PREDICTIONS);

  assert.deepEqual(confusionOf(pairs, [0, 1, 2, 3], 3), [[1, 0, 0], [1, 0, 0], [0, 1, 1]]);
  assert.deepEqual(confusionOf(pairs, [2, 3], 3), [[0, 0, 0], [0, 0, 0], [0, 1, 1]]);
});

test('has no classes where numbers are predicted', () => {
  assert.equal(pairsOf({inputs: [[1]], targets: [[2]], predictions: [[3]]}), null);
});

test('scores the rows held out, where there are any', () => {
  assert.deepEqual(scoredRows([false, true, false, true]), [1, 3]);
  assert.deepEqual(scoredRows([false, false]), [0, 1]);
});

test('says what a colour and a point are', () => {
  const names = {inputs: ['height', 'weight'], targets: ['sex'], classes: ['f', 'm']};

  assert.equal(outputName(names, 0), 'the likelihood of m');
  assert.equal(datumText(names, [0, 1], 0)([1.8, 80], [0]), 'height 1.8, weight 80, f');
  assert.equal(outputName({inputs: ['x'], targets: ['price']}, 0), 'the prediction');
  assert.equal(datumText({inputs: ['x'], targets: ['price']}, [0], 0)([2], [3]), 'x 2, price 3');
});
