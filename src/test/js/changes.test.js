import assert from 'node:assert/strict';
import {test} from 'node:test';
import {changesText, inWords} from '../../main/resources/static/js/changes.js';

const CONSTANT = {type: 'constant', value: 0.1};

for (const [before, patch, text] of [
  [
    {init: CONSTANT}, {init: {value: null, type: 'uniform', low: 0, high: 1}},
    'weights: constant 0.1 becomes uniform 0 to 1'],
  [{alpha: 0.3}, {alpha: 0.05}, 'alpha: 0.3 becomes 0.05'],
  [{epochs: 10000}, {epochs: 20000}, 'epochs: 10,000 becomes 20,000'],
  [{network: {hidden: [2], bias: true}}, {network: {hidden: [8, 4]}}, 'hidden units: 2 becomes 8-4'],
  [{network: {hidden: []}}, {network: {hidden: [3]}, alpha: null}, 'hidden units: none becomes 3; alpha: none'],
  [{optimizer: {type: 'gradient-descent'}}, {optimizer: {type: 'adam', beta1: 0.9}},
    'optimizer: gradient descent becomes adam beta1 0.9'],
  [{}, {standardize: true}, 'standardize: yes'],
]) {
  test(text, () => assert.equal(changesText(before, patch), text));
}

test('writes values as people read them', () => {
  assert.deepEqual([null, 'leaky-relu', false, 12, [2, 3]].map(inWords), ['none', 'leaky relu', 'no', '12', '2-3']);
});
