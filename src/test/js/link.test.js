import assert from 'node:assert/strict';
import {beforeEach, test} from 'node:test';
import {readLink, writeLink} from '../../main/resources/static/js/link.js';

beforeEach(() => {
  globalThis.location = {hash: ''};
  globalThis.history = {replaceState: (_state, _title, fragment) => { location.hash = fragment; }};
});

test('reads what it has written', () => {
  const spec = {dataset: {inputs: [[0, 1]], targets: [1]}, name: 'a & b = "c" 100 % #1'};

  writeLink({spec, view: 'runs', job: 'id'});

  assert.deepEqual(readLink(), {spec, view: 'runs', job: 'id'});
});

test('keeps the other parts, and removes those that are null', () => {
  writeLink({view: 'runs', job: 'id'});
  writeLink({view: null});

  assert.deepEqual(readLink(), {spec: null, view: null, job: 'id'});
});

test('reads the epoch that is shown', () => {
  writeLink({job: 'id', epoch: '12'});

  assert.equal(readLink().epoch, 12);
});

for (const hash of ['', '#', '#spec=', '#spec={broken', '#spec=7', '#spec=null', '#other=1']) {
  test(`finds no spec in "${hash}"`, () => {
    location.hash = hash;

    assert.equal(readLink().spec, null);
  });
}
