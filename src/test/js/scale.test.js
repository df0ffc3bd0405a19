import assert from 'node:assert/strict';
import {test} from 'node:test';
import {linearScale, logScale, logScaleFromZero, ticks} from '../../main/resources/static/js/charts/scale.js';

test('lays values out evenly and finds them again', () => {
  const scale = linearScale([10, 20], [0, 100]);

  assert.equal(scale(12.5), 25);
  assert.equal(scale.invert(25), 12.5);
  assert.equal(scale(30), 200);
  assert.equal(linearScale([10, 20], [0, 100], true)(30), 100);
  assert.equal(linearScale([10, 20], [100, 0], true).invert(-5), 20);
  assert.equal(linearScale([3, 3], [0, 100])(3), 50);
});

test('lays out logarithms', () => {
  const scale = logScale([0.01, 100], [0, 100]);

  assert.ok(Math.abs(scale(1) - 50) < 1e-12);
  assert.ok(Math.abs(scale.invert(75) - 10) < 1e-12);
  assert.equal(logScaleFromZero([0, 99], [0, 1])(0), 0);
  assert.ok(Math.abs(logScaleFromZero([0, 99], [0, 1])(9) - 0.5) < 1e-12);
  assert.ok(Math.abs(logScaleFromZero([0, 99], [0, 1]).invert(0.5) - 9) < 1e-12);
});

for (const [low, high, count, wanted] of [
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-0.2, 1.2, 5, [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]],
  [0, 10000, 2, [0, 5000, 10000]],
  [0.1, 0.45, 4, [0.1, 0.2, 0.3, 0.4]],
  [17, 83, 3, [20, 40, 60, 80]],
  [-3e-7, 3e-7, 2, [-2e-7, 0, 2e-7]],
  [5, 5, 3, [5]],
]) {
  test(`has round values between ${low} and ${high}`, () => {
    assert.deepEqual(ticks(low, high, count), wanted);
  });
}

test('has multiples of powers of ten on a log axis, and round values where there are few', () => {
  assert.deepEqual(logScale([0.8, 25], [0, 1]).ticks(5).slice(0, 4), [0.8, 0.9, 1, 2].map((x) => x).filter((x) => x >= 0.8));
  assert.deepEqual(logScale([2.2, 2.9], [0, 1]).ticks(4), [2.2, 2.4, 2.6, 2.8]);
});
