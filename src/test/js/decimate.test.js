import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decimate, linePath, nearest} from '../../main/resources/static/js/charts/decimate.js';
import {Losses} from '../../main/resources/static/js/losses.js';

const lossesOf = (loss) => Losses.of({epoch: loss.map((_, k) => k), loss});

test('keeps every point where each has its own column', () => {
  assert.deepEqual(decimate(lossesOf([3, 2, 1]), (epoch) => 10 * epoch), [[[0, 3], [10, 2], [20, 1]]]);
});

test('draws many points of a column as first, lowest, highest and last', () => {
  const [points] = decimate(lossesOf([2, 1, 9, 3, 4]), (epoch) => epoch / 100);

  assert.deepEqual(points, [[0, 2], [0, 1], [0, 9], [0.04, 4]]);
});

test('visits the highest before the lowest where the loss falls', () => {
  const [points] = decimate(lossesOf([4, 9, 1, 2]), (epoch) => epoch / 100);

  assert.deepEqual(points.map(([, loss]) => loss), [4, 9, 1, 2]);
});

test('never loses a spike', () => {
  const loss = Array.from({length: 100_000}, () => 1);
  loss[54_321] = 50;

  const points = decimate(lossesOf(loss), (epoch) => epoch / 500).flat();

  assert.ok(points.some(([, value]) => value === 50));
  assert.ok(points.length <= 4 * 200, `${points.length} points for 200 columns`);
});

test('keeps the spikes between sampled epochs', () => {
  const losses = Losses.of({epoch: [0, 50], loss: [1, 1], lossMin: [1, 0.5], lossMax: [1, 7]});

  const values = decimate(losses, (epoch) => epoch).flat().map(([, loss]) => loss);

  assert.ok(values.includes(7) && values.includes(0.5));
});

test('breaks the line at a loss that is not finite', () => {
  const parts = decimate(lossesOf([1, 2, null, null, 3]), (epoch) => 10 * epoch);

  assert.deepEqual(parts, [[[0, 1], [10, 2]], [[40, 3]]]);
});

test('draws a flat column as one line', () => {
  assert.deepEqual(decimate(lossesOf([1, 1, 1]), (epoch) => epoch / 10), [[[0, 1], [0.2, 1]]]);
});

test('draws nothing without losses', () => {
  assert.deepEqual(decimate(new Losses(), (epoch) => epoch), []);
});

for (const [x, index] of [[-5, 0], [0, 0], [4, 0], [6, 1], [10, 1], [24, 1], [26, 2], [99, 2]]) {
  test(`finds the entry nearest to ${x}`, () => assert.equal(nearest([0, 10, 40], x), index));
}

test('draws what lies below the axis on it', () => {
  const losses = {epoch: [0, 10], loss: [1, 0.001], lows: [1, 0.001], highs: [1, 0.001]};
  const y = Object.assign((loss) => 100 * loss, {domain: () => [0.5, 1]});

  assert.equal(linePath(losses, (epoch) => epoch, y), 'M0.0,100.0L10.0,50.0');
});
