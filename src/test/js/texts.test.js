import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {FOUNDING} from '../../main/resources/static/js/maps/request.js';
import {MAPS as DE_MAPS} from '../../main/resources/static/js/text/de/maps.js';
import {DE} from '../../main/resources/static/js/text/de.js';
import {MAPS as EN_MAPS} from '../../main/resources/static/js/text/en/maps.js';
import {EN} from '../../main/resources/static/js/text/en.js';
import {stringsOf} from './strings.js';

const PAGE = new URL('../../main/resources/static/', import.meta.url);

/** The keys of all texts, as a module writes them. */
const keys = (texts, path = 't') => Object.entries(texts).flatMap(([key, text]) =>
  (typeof text === 'object' && !Array.isArray(text) ? keys(text, `${path}.${key}`) : [`${path}.${key}`]));

/** The texts by the names that modules have for them; those of maps load with the view. */
const ENGLISH = {t: EN, maps: EN_MAPS};
const GERMAN = {t: DE, maps: DE_MAPS};
const ALL = [...keys(EN), ...keys(EN_MAPS, 'maps')];

const at = (texts, key) => key.split('.').reduce((part, name) => part[name], texts);

const modules = readdirSync(new URL('js/', PAGE), {recursive: true})
  .filter((name) => name.endsWith('.js') && !name.startsWith('text/'))
  .map((name) => ({name, source: readFileSync(new URL(`js/${name}`, PAGE), 'utf8')}));
const html = readFileSync(new URL('index.html', PAGE), 'utf8');

test('both languages have the same texts, which take the same', () => {
  assert.deepEqual([...keys(DE), ...keys(DE_MAPS, 'maps')], ALL);
  for (const key of ALL) {
    const [german, english] = [at(GERMAN, key), at(ENGLISH, key)];
    assert.equal(typeof german, typeof english, key);
    if (key !== 't.service.language') assert.ok(german.length > 0 && english.length > 0, key);
  }
});

test('every text of the page stands somewhere on it, and none is missing', () => {
  const named = new Set([...html.matchAll(/data-(?:text|label|title|group)="(\w+)"/g)].map(([, key]) => key));
  assert.deepEqual([...named].sort(), Object.keys(EN.page).sort());
});

test('every other text is used', () => {
  const used = new Set(modules.flatMap(({source}) => source.match(/\b(?:t|maps)(?:\.\w+)+/g) ?? []));
  const isUsed = (key) => [...used].some((one) => key === one || key.startsWith(`${one}.`) || one.startsWith(`${key}.`));
  assert.deepEqual(ALL.filter((key) => !key.startsWith('t.page.') && !isUsed(key)), []);
});

/** What reads like a text and is none: selectors, classes, names of events, keys and headers, values of fields, and formulas. */
const NO_TEXT = new RegExp([
  /[[.>:]|^(input|image|nav)\b/, /^(aria|data)-/, /^[a-z-]+( [a-z-]+)*[ -]?\$\{\}/, /\\\\/, /^y = /,
  /^(Enter|Escape|Delete|Backspace|Files|Content-Type|Last-Event-ID|AbortError|Deutsch|English)$/, /^Arrow/, /^Bearer /,
  /^curl|^-H|^--data-binary/, /^<iframe/, /^sigmoid, /, /^gradient-descent, /, /^No (option|type) /, /^The page has no /, /^\$\{\} min$/,
].map(({source}) => source).join('|'));

/** Classes and events, which are lower case words. */
const CODE_WORDS = new Set(('datum small held-out fan converged fit change up down current key positive negative scale '
  + 'runs note busy menu foot chart select epoch exact node run verified joined spread quiet away wrong verdict numbers '
  + 'class-key input field panel-head fit-tip network surface landscape evidence confusion derivatives unseen remove '
  + 'check tools panel map map-form-panel map-panel map-tools map-caption map-usage map-runs map-ends').split(' '));

/** The names of the founding maps, as the service keeps them. */
const NAMES = Object.values(FOUNDING).map(({name}) => name);

const isText = (text) => /\p{L}{2}/u.test(text) && (/^\p{Lu}\p{Ll}/u.test(text) || /\p{L}[,.;:]? +\p{L}/u.test(text))
  && !NO_TEXT.test(text) && !NAMES.includes(text) && !text.trim().split(/\s+/).every((word) => CODE_WORDS.has(word));

test('texts stand in the modules of their language only', () => {
  const texts = modules.flatMap(({name, source}) =>
    stringsOf(source).filter(isText).map((text) => `${name}: ${text}`));
  assert.deepEqual(texts, []);
});

test('the page itself has no text but what is read without its modules', () => {
  const text = html.replace(/<(title|noscript)>.*?<\/\1>|<!--.*?-->|<script.*?<\/script>/gs, '')
    .replace(/<[^>]*>|&nbsp;/g, ' ').match(/\p{L}{2,}/gu);
  assert.deepEqual(text, ['Plateau', 'API']);
  assert.deepEqual(html.match(/ (aria-label|title|placeholder|alt)="/g), null);
});
