import assert from 'node:assert/strict';
import {test} from 'node:test';
import {identicalUnits, layersOf, widths} from '../../main/resources/static/js/theta.js';

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

test('finds the identical units of the founding start', () => {
  assert.deepEqual(identicalUnits(layersOf([2, 2, 1], Array(9).fill(0.1))), [{layer: 0, units: [0, 1]}]);
});

test('finds each group of a layer', () => {
  const theta = [1, 2, 1, 2, /**/ 3, 4, 3, 4, /**/ 0, 0, 0, 0, 0];

  assert.deepEqual(identicalUnits(layersOf([1, 4, 1], theta)), [
    {layer: 0, units: [0, 2]}, {layer: 0, units: [1, 3]}]);
});

for (const [part, at] of [['a weight in', 0], ['a weight out', 4], ['a bias', 6]]) {
  test(`tells units apart by ${part}`, () => {
    const theta = Array(9).fill(0.1);
    theta[at] += 1e-6;

    assert.deepEqual(identicalUnits(layersOf([2, 2, 1], theta)), []);
  });
}

for (const size of [1e-3, 1, 1e3]) {
  test(`measures a difference by the largest number of a unit, as the service does: ${size}`, () => {
    const differing = (by) => [size, size, /**/ 1e-20, 1e-20 + by * size, /**/ 0, 0, 0];

    assert.equal(identicalUnits(layersOf([1, 2, 1], differing(1e-13))).length, 1);
    assert.equal(identicalUnits(layersOf([1, 2, 1], differing(1e-11))).length, 0);
  });
}

test('finds units of zeros', () => {
  assert.equal(identicalUnits(layersOf([2, 2, 1], Array(9).fill(0))).length, 1);
});
