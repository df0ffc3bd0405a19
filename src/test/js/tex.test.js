import assert from 'node:assert/strict';
import {test} from 'node:test';
import {factor, texNumber} from '../../main/resources/static/js/gradient/tex.js';

for (const [x, digits, formula] of [
  [0, 4, '0'],
  [0.1234567, 4, '0.1235'],
  [0.1234567, 3, '0.123'],
  [99999, 6, '99999'],
  [123456, 4, '1.235\\cdot 10^{5}'],
  [0.00012345, 2, '1.2\\cdot 10^{-4}'],
  [-2.5e-9, 4, '-2.5\\cdot 10^{-9}'],
  [null, 4, '\\text{not finite}'],
  [NaN, 4, '\\text{not finite}'],
  [Infinity, 4, '\\text{not finite}'],
]) {
  test(`typesets ${x}`, () => assert.equal(texNumber(x, digits), formula));
}

test('puts a negative factor in brackets', () => {
  assert.equal(factor(-0.5), '(-0.5)');
  assert.equal(factor(0.5), '0.5');
  assert.equal(factor(null), '\\text{not finite}');
});
