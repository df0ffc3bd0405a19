import assert from 'node:assert/strict';
import {test} from 'node:test';
import {choose, columnQuery, isPlain, look, tableSize} from '../../main/resources/static/js/form/columns.js';

const MASS = {name: 'mass', type: 'number', role: 'input', missing: 2, min: 2700, max: 6300, mean: 4201.75};
const SPECIES = {
  name: 'species', type: 'category', role: 'target', missing: 0,
  levels: [{value: 'Adelie', rows: 152}, {value: 'Chinstrap', rows: 68}, {value: 'Gentoo', rows: 1240}]};
const ID = {name: 'id', type: 'number', role: 'ignored', missing: 0, min: 1, max: 344};

for (const [column, text] of [
  [MASS, '2700 to 6300; mean 4202; 2 missing'],
  [SPECIES, 'Gentoo 1,240, Adelie 152, Chinstrap 68'],
  [{...SPECIES, levels: Array.from('abcdef', (value, k) => ({value, rows: k + 1}))},
    'f 6, e 5, d 4, c 3; 2 more levels'],
  [{type: 'date', missing: 0, min: 0, max: 9, first: '1970-01-01', last: '1970-01-10'}, '1970-01-01 to 1970-01-10'],
  [{type: 'text', missing: 1200}, 'words; 1,200 missing'],
  [{type: 'constant', missing: 0}, 'always the same'],
]) {
  test(`shows a ${column.type} as ${text}`, () => assert.equal(look(column), text));
}

test('asks for what was chosen, and for nothing else', () => {
  assert.equal(columnQuery({}), '');
  assert.equal(columnQuery({mass: {}}), '');
  assert.equal(
    columnQuery({mass: {role: 'target'}, 'bill length': {role: 'ignored', type: 'number'}, year: {type: 'category'}}),
    '?target=mass&ignore=bill+length&type.year=category');
  assert.equal(columnQuery({a: {role: 'target'}, 'b&c': {role: 'target'}}), '?target=a&target=b%26c');
});

test('keeps the choices of other columns and of the same one', () => {
  const first = choose({}, MASS, {type: 'category'});

  assert.deepEqual(choose(first, SPECIES, {role: 'input'}), {mass: {type: 'category'}, species: {role: 'input'}});
  assert.deepEqual(choose(first, MASS, {role: 'target'}), {mass: {type: 'category', role: 'target'}});
});

test('names a type for a column that was ignored, so that it is used', () => {
  assert.deepEqual(choose({}, ID, {role: 'input'}), {id: {type: 'number', role: 'input'}});
  assert.deepEqual(choose({}, {...ID, type: 'text'}, {role: 'target'}), {id: {type: 'category', role: 'target'}});
  assert.deepEqual(choose({id: {type: 'date'}}, ID, {role: 'input'}), {id: {type: 'date', role: 'input'}});
});

test('knows tables that their rows say everything of', () => {
  assert.ok(isPlain([{...MASS, missing: 0}]));
  for (const column of [MASS, SPECIES, ID]) assert.ok(!isPlain([column]), column.name);
});

test('names the target of a table', () => {
  assert.equal(tableSize({rows: 344, columns: [MASS, SPECIES, ID]}), '344 rows, 1 input, target species, 1 ignored');
  assert.equal(
    tableSize({rows: 1, columns: [MASS, SPECIES, {...SPECIES, name: 'kind'}]}), '1 row, 1 input, targets species, kind');
});
