import assert from 'node:assert/strict';
import {test} from 'node:test';
import {verdict} from '../../main/resources/static/js/gradient/claim.js';

const VALUES = [0.3, -0.2, 0.7];

/** The entries of a gradient of which something else is claimed; undefined claims nothing. */
const entries = (claims) => claims.map((claimed, k) => ({
  name: `w${k + 1}`, value: VALUES[k], claimed: claimed ?? null,
  agrees: claimed === undefined ? null : Math.abs(claimed - VALUES[k]) <= 5e-7 * Math.abs(VALUES[k])}));
const times = (factor) => VALUES.map((value) => factor * value);

test('says that nothing was claimed', () => {
  assert.deepEqual(verdict(entries([undefined, undefined, undefined]), 4), ['Nothing was claimed.']);
});

test('says that everything agrees', () => {
  assert.deepEqual(verdict(entries(VALUES), 4), ['All 3 entries agree.']);
  assert.deepEqual(verdict(entries([0.3]), 4), ['The entry agrees.']);
});

test('names the entries that are wrong', () => {
  const [first, ...others] = verdict(entries([0.3, 5, 6]), 4);

  assert.equal(first, '1 of 3 agree; wrong: w2, w3.');
  assert.deepEqual(others, []);
});

for (const [mistake, factor, rows, sentence] of [
  ['a sign', -1, 8, 'They are right but for the sign.'],
  ['2/n', 4, 8, 'They are 4 times too large: the factor 2/n is missing.'],
  ['1/n', 8, 8, 'They are 8 times too large: the factor 1/n is missing.'],
  ['a 2', 0.5, 8, 'They are half as large as they should be: the factor 2 is missing.'],
  ['any factor', 3, 8, 'They are all 3 times what they should be.'],
]) {
  test(`recognizes a mistake in ${mistake}`, () => {
    assert.deepEqual(verdict(entries(times(factor)), rows), ['0 of 3 agree; wrong: w1, w2, w3.', sentence]);
  });
}

test('speaks of one entry in the singular', () => {
  assert.equal(verdict(entries([0.15, -0.2]), 8)[1], 'It is half as large as it should be: the factor 2 is missing.');
});

test('makes nothing of a single odd factor', () => {
  assert.equal(verdict(entries([0.9, -0.2]), 8).length, 1);
});

test('recognizes entries that are swapped', () => {
  assert.deepEqual(verdict(entries([-0.2, 0.3, 0.7]), 4).slice(1), ['w1 and w2 are swapped.']);
});

test('finds no factor where the exact entry is 0', () => {
  const zero = {name: 'w1', value: 0, claimed: 1, agrees: false};

  assert.equal(verdict([zero], 4).length, 1);
});
