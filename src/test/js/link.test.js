import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {expandLink, readLink, restore, shortFragment, writeLink} from '../../main/resources/static/js/link.js';

/** @type {string[]} where the browser can go back to */
const steps = [];

beforeEach(() => {
  globalThis.location = {hash: ''};
  steps.length = 0;
  globalThis.history = {
    pushState: (_state, _title, fragment) => {
      steps.push(location.hash);
      location.hash = fragment;
    },
    replaceState: (_state, _title, fragment) => { location.hash = fragment; }};
});

test('reads what it has written', () => {
  const spec = {dataset: {inputs: [[0, 1]], targets: [1]}, name: 'a & b = "c" 100 % #1'};

  writeLink({spec, view: 'runs', job: 'id'});

  assert.deepEqual(readLink(), {spec, view: 'runs', job: 'id', runs: []});
});

test('keeps the other parts, and removes those that are null', () => {
  writeLink({view: 'runs', job: 'id'});
  writeLink({view: null});

  assert.deepEqual(readLink(), {spec: null, view: null, job: 'id', runs: []});
});

test('reads what the run was trained by, where the form says something else', () => {
  writeLink({spec: {alpha: 0.1}, trained: {alpha: 0.3}, job: 'id'});

  assert.deepEqual(readLink().trained, {alpha: 0.3});
});

test('reads how the runs beside the one that is shown differ from it', () => {
  writeLink({job: 'id', runs: 'one', compared: {one: {alpha: 0.3}}});

  assert.deepEqual(readLink().compared, {one: {alpha: 0.3}});
});

test('reads the epoch that is shown', () => {
  writeLink({job: 'id', epoch: '12'});

  assert.equal(readLink().epoch, 12);
});

test('makes another run and another view a step to go back, and nothing else', async () => {
  writeLink({spec: {dataset: 'xor'}});
  writeLink({spec: {dataset: 'or'}, job: 'one'});
  writeLink({job: 'one', epoch: '7'});
  writeLink({view: 'runs'});
  await restore(async () => writeLink({job: 'two', runs: 'one,three'}));

  assert.equal(steps.length, 2);
  assert.match(steps[1], /job=one&epoch=7/);
  assert.deepEqual(readLink().runs, ['one', 'three']);
});

test('packs all of it and the specs of the runs into a short link', async () => {
  const spec = {dataset: 'xor', name: 'größer', alpha: 0.2};

  location.hash = await shortFragment({runs: [['one', spec], ['two', {dataset: 'or'}]], view: 'runs', epoch: '12'});

  assert.match(location.hash, /^#z=[\w-]+$/);
  assert.deepEqual(await expandLink(), {one: spec, two: {dataset: 'or'}});
  assert.deepEqual(readLink(), {spec, view: 'runs', job: 'one', runs: ['two'], epoch: 12});
  assert.deepEqual(await expandLink(), {});
  assert.equal(steps.length, 0);
});

for (const hash of ['', '#', '#spec=', '#spec={broken', '#spec=7', '#spec=null', '#other=1']) {
  test(`finds no spec in "${hash}"`, () => {
    location.hash = hash;

    assert.equal(readLink().spec, null);
  });
}
