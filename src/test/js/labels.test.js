import assert from 'node:assert/strict';
import {test} from 'node:test';
import {absence, idOf, labelOf, sentence, typeLabel} from '../../main/resources/static/js/form/labels.js';

for (const [pointer, label, id] of [
  ['/weightDecay', 'Weight decay', 'weight-decay'],
  ['/optimizer/weightDecay', 'Decay', 'optimizer-weight-decay'],
  ['/stopWhen/lossBelow', 'Loss below', 'stop-when-loss-below'],
  ['/optimizer/beta1', 'β₁', 'optimizer-beta1'],
  ['/neverHeardOf', 'Never heard of', 'never-heard-of'],
]) {
  test(`labels ${pointer}`, () => assert.deepEqual([labelOf(pointer), idOf(pointer)], [label, id]));
}

test('labels types by their words', () => {
  assert.equal(typeLabel('theta'), 'typed in');
  assert.equal(typeLabel('levenberg-marquardt'), 'levenberg marquardt');
});

test('makes a sentence of a meaning', () => {
  assert.equal(sentence('rows in a mini-batch'), 'Rows in a mini-batch.');
  assert.equal(sentence('rows in a mini-batch; null: all'), 'Rows in a mini-batch.');
  assert.equal(sentence(), '');
});

test('says what an empty field means', () => {
  assert.equal(absence('rows in a mini-batch; null: all'), 'all');
  assert.equal(absence('a number or an init for the biases, which else start at 0'), 'at 0');
  assert.equal(absence('what its owner calls it'), 'none');
});
