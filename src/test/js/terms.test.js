import assert from 'node:assert/strict';
import {test} from 'node:test';
import {partsOf} from '../../main/resources/static/js/help/terms.js';
import {TERMS, TOUR} from '../../main/resources/static/js/help/texts.js';

test('cuts a text at its terms, the longest first and each once', () => {
  assert.deepEqual(partsOf('Hidden units learn; a hidden unit with a loss.', TERMS, new Set()), [
    {text: 'Hidden units', term: 'hiddenUnit'},
    {text: ' learn; a hidden unit with a '},
    {text: 'loss', term: 'loss'},
    {text: '.'}]);
});

test('leaves parts of other words and terms found before alone', () => {
  assert.deepEqual(partsOf('glossy losses, lossBelow', TERMS, new Set()), [{text: 'glossy losses, lossBelow'}]);
  assert.deepEqual(partsOf('loss', TERMS, new Set(['loss'])), [{text: 'loss'}]);
});

test('explains each word by one term only', () => {
  const words = Object.values(TERMS).flatMap((term) => term.words);

  assert.equal(new Set(words).size, words.length);
  assert.ok(TOUR.length >= 4 && TOUR.length <= 5);
});
