import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asJson, asText, jsonOrText, numberOrText, numbers, oneOrList} from '../../main/resources/static/js/form/values.js';

for (const [text, value] of [
  [' 0.3 ', 0.3], ['−2', -2], ['1e-8', 1e-8], ['0', 0], ['', undefined], ['   ', undefined], ['two', 'two'],
  ['0,3', 0.3], ['−1,25', -1.25], ['10,000', 10000], ['1,234,567.5', 1234567.5], ['0,125', 0.125], ['1,2,3', '1,2,3'],
  ['10\u202f000', 10000], ['auto', 'auto'], ['Infinity', 'Infinity'], ['1e999', '1e999'], ['3 4', '3 4'],
]) {
  test(`reads "${text}"`, () => assert.equal(numberOrText(text), value));
}

for (const [text, value] of [
  ['0,3', 0.3], ['0.3', 0.3], ['10,000', 10], ['10.000', 10000], ['1.000.000', 1e6], ['1.234,5', 1234.5],
  ['1.234', 1.234], ['0.000', 0], ['-1.000', -1000], ['1,5e-3', 0.0015], ['10\u202f000', 10000], ['zwei', 'zwei'],
]) {
  test(`reads "${text}" in German`, () => assert.equal(numberOrText(text, true), value));
}

for (const [text, list] of [
  ['8, 4', [8, 4]],
  ['', []],
  ['c(-0.1, 2,\n 3)', [-0.1, 2, 3]],
  ['[[1, 2], [3]]', [1, 2, 3]],
  ['{"w1": 0.5, "b1": -1}', [0.5, -1]],
  ['w1 = 1; w2 = 2', [1, 2]],
  ['NA NULL ? - 4', [null, null, null, null, 4]],
  ['1 −2', [1, -2]],
  ['two', ['two']],
]) {
  test(`reads the list ${JSON.stringify(text)}`, () => assert.deepEqual(numbers(text), list));
}

test('shows nothing for null and undefined', () => {
  assert.deepEqual([null, undefined, 0, 0.1, [8, 4]].map(asText), ['', '', '0', '0.1', '8, 4']);
});

for (const [text, value] of [['', undefined], ['0.2', 0.2], ['0.2, 0.5', [0.2, 0.5]], ['balanced', 'balanced']]) {
  test(`reads one or a list from "${text}"`, () => assert.deepEqual(oneOrList(text), value));
}

for (const [text, value] of [['', undefined], ['{"a": 1}', {a: 1}], ['{a', '{a'], ['3', 3]]) {
  test(`reads JSON or the text from ${text}`, () => assert.deepEqual(jsonOrText(text), value));
}

test('shows JSON', () => {
  assert.deepEqual([undefined, {a: 1}].map(asJson), ['', '{"a":1}']);
});
