import assert from 'node:assert/strict';
import {test} from 'node:test';
import {partsOf} from '../../main/resources/static/js/help/terms.js';
import {DE} from '../../main/resources/static/js/text/de.js';
import {EN} from '../../main/resources/static/js/text/en.js';

const {terms: TERMS, tour: TOUR} = EN.help;

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
  const german = Object.values(DE.help.terms).flatMap((term) => term.words.map((word) => word.toLowerCase()));

  assert.equal(new Set(words).size, words.length);
  assert.equal(new Set(german).size, german.length);
  assert.ok(TOUR.length >= 4 && TOUR.length <= 5);
});

test('finds the terms of both languages in German', () => {
  const found = partsOf('Der Verlust steht auf einem Plateau: hidden units are identical.', DE.help.terms, new Set());

  assert.deepEqual(found.filter(({term}) => term).map(({term}) => term), ['loss', 'plateau', 'hiddenUnit', 'symmetry']);
});
