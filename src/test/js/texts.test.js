import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {DE} from '../../main/resources/static/js/text/de.js';
import {EN} from '../../main/resources/static/js/text/en.js';

const PAGE = new URL('../../main/resources/static/', import.meta.url);

/** The keys of all texts, as a module writes them. */
const keys = (texts, path = 't') => Object.entries(texts).flatMap(([key, text]) =>
  (typeof text === 'object' && !Array.isArray(text) ? keys(text, `${path}.${key}`) : [`${path}.${key}`]));

const at = (texts, key) => key.split('.').slice(1).reduce((part, name) => part[name], texts);

const modules = readdirSync(new URL('js/', PAGE), {recursive: true})
  .filter((name) => name.endsWith('.js') && !name.startsWith('text/'))
  .map((name) => ({name, source: readFileSync(new URL(`js/${name}`, PAGE), 'utf8')}));
const html = readFileSync(new URL('index.html', PAGE), 'utf8');

test('both languages have the same texts, which take the same', () => {
  assert.deepEqual(keys(DE), keys(EN));
  for (const key of keys(EN)) {
    assert.equal(typeof at(DE, key), typeof at(EN, key), key);
    assert.equal(at(DE, key).length > 0, at(EN, key).length > 0, key);
  }
});

test('every text of the page stands somewhere on it, and none is missing', () => {
  const named = new Set([...html.matchAll(/data-(?:text|label|title|group)="(\w+)"/g)].map(([, key]) => key));
  assert.deepEqual([...named].sort(), Object.keys(EN.page).sort());
});

test('every other text is used', () => {
  const used = new Set(modules.flatMap(({source}) => source.match(/\bt(?:\.\w+)+/g) ?? []));
  const isUsed = (key) => [...used].some((one) => key === one || key.startsWith(`${one}.`) || one.startsWith(`${key}.`));
  assert.deepEqual(keys(EN).filter((key) => !key.startsWith('t.page.') && !isUsed(key)), []);
});
