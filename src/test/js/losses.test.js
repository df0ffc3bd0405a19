import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Losses} from '../../main/resources/static/js/losses.js';

test('adds losses of later epochs and ignores earlier ones', () => {
  const losses = new Losses();

  losses.add(0, 0.5);
  losses.add(10, 0.25);
  losses.add(10, 9);
  losses.add(5, 9);

  assert.deepEqual(losses.epoch, [0, 10]);
  assert.deepEqual(losses.loss, [0.5, 0.25]);
  assert.equal(losses.last, 10);
});

test('spans the smallest and largest losses between sampled epochs', () => {
  const losses = Losses.of({epoch: [0, 100], loss: [0.5, 0.3], lossMin: [0.5, 0.1], lossMax: [0.5, 4]});

  assert.deepEqual([losses.lowest, losses.highest], [0.1, 4]);
});

test('grows sampled losses in all three lists', () => {
  const losses = Losses.of({epoch: [0], loss: [1], lossMin: [1], lossMax: [1]});

  losses.add(1, 2);

  assert.deepEqual([losses.loss, losses.lows, losses.highs], [[1, 2], [1, 2], [1, 2]]);
});

test('keeps a loss that is not finite out of the range', () => {
  const losses = Losses.of({epoch: [0, 1, 2], loss: [1, 3, null]});

  assert.deepEqual([losses.lowest, losses.highest], [1, 3]);
  assert.equal(losses.length, 3);
});

test('settles after the first hundredth of the epochs', () => {
  const losses = Losses.of({epoch: [0, 9, 10, 500, 1000], loss: [80, 70, 3, 2, null]});

  assert.equal(losses.settled, 3);
});

test('has no settled loss without losses', () => {
  assert.equal(new Losses().settled, -Infinity);
});

test('keeps the losses over the rows held out beside the others', () => {
  const losses = Losses.of({epoch: [0, 10], loss: [1, 0.1], holdoutLoss: [1.1, 0.4]});

  losses.add(20, 0.05, 0.5);

  assert.deepEqual(losses.heldOut.epoch, [0, 10, 20]);
  assert.deepEqual(losses.heldOut.loss, [1.1, 0.4, 0.5]);
  assert.equal(losses.lowest, 0.05);
  assert.equal(losses.heldOut.lowest, 0.4);
});

test('has none where no rows are held out', () => {
  const losses = Losses.of({epoch: [0], loss: [1], holdoutLoss: null});

  losses.add(1, 0.5, null);

  assert.equal(losses.heldOut, null);
});
