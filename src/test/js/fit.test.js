import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isGraded, rSquared, spread} from '../../main/resources/static/js/fit.js';

test('scores predictions against the mean of the targets', () => {
  const all = [0, 1, 2, 3];

  assert.equal(rSquared([1, 2, 3, 4], [1, 2, 3, 4], all), 1);
  assert.equal(rSquared([1, 2, 3, 4], [2.5, 2.5, 2.5, 2.5], all), 0);
  assert.equal(rSquared([1, 3], [1, 2], [0, 1]), 0.5);
  assert.equal(rSquared([1, 2, 3, 4], [1, 9, 3, 9], [0, 2]), 1);
});

test('has no score where all targets are the same, or a prediction is not finite', () => {
  assert.equal(rSquared([2, 2], [2, 3], [0, 1]), NaN);
  assert.equal(rSquared([1, 2], [1, NaN], [0, 1]), NaN);
});

test('tells numbers from one of two answers', () => {
  assert.equal(isGraded([0, 1, 1, 0]), false);
  assert.equal(isGraded([0, 0.5, 1]), true);
});

test('spreads the rows that are drawn evenly', () => {
  assert.deepEqual(spread(3, 10), [0, 1, 2]);
  assert.deepEqual(spread(10, 4), [0, 2, 5, 7]);
});
