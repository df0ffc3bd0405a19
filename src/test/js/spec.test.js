import assert from 'node:assert/strict';
import {test} from 'node:test';
import {gradientRequest, isUpload, merge, specLabel, startLabel, withoutNulls}
  from '../../main/resources/static/js/spec.js';

const FOUNDING = {
  dataset: 'xor',
  network: {hidden: [2], activation: 'sigmoid', output: 'identity'},
  loss: 'mse',
  init: {type: 'constant', value: 0.1},
  seed: 7,
  optimizer: {type: 'gradient-descent'},
  alpha: 0.3,
  epochs: 10000,
};

/** The examples of RFC 7396, appendix A. */
const MERGES = [
  [{a: 'b'}, {a: 'c'}, {a: 'c'}],
  [{a: 'b'}, {b: 'c'}, {a: 'b', b: 'c'}],
  [{a: 'b'}, {a: null}, {}],
  [{a: 'b', b: 'c'}, {a: null}, {b: 'c'}],
  [{a: ['b']}, {a: 'c'}, {a: 'c'}],
  [{a: 'c'}, {a: ['b']}, {a: ['b']}],
  [{a: {b: 'c'}}, {a: {b: 'd', c: null}}, {a: {b: 'd'}}],
  [{a: [{b: 'c'}]}, {a: [1]}, {a: [1]}],
  [['a', 'b'], ['c', 'd'], ['c', 'd']],
  [{a: 'b'}, ['c'], ['c']],
  [{a: 'foo'}, null, null],
  [{a: 'foo'}, 'bar', 'bar'],
  [{e: null}, {a: 1}, {e: null, a: 1}],
  [[1, 2], {a: 'b', c: null}, {a: 'b'}],
  [{}, {a: {bb: {ccc: null}}}, {a: {bb: {}}}],
];

for (const [target, patch, merged] of MERGES) {
  test(`merges ${JSON.stringify(patch)} into ${JSON.stringify(target)}`, () => {
    const before = structuredClone(target);

    assert.deepEqual(merge(target, patch), merged);
    assert.deepEqual(target, before, 'the target itself stays as it was');
  });
}

test('keeps zero and false where nulls are dropped', () => {
  assert.deepEqual(withoutNulls({a: 0, b: false, c: '', d: null, e: undefined}), {a: 0, b: false, c: ''});
});

test('asks for a gradient without what it does not depend on', () => {
  const request = gradientRequest({...FOUNDING, standardize: true, name: 'mine'});

  assert.deepEqual(Object.keys(request).sort(), ['dataset', 'init', 'loss', 'network', 'optimizer', 'seed', 'standardize']);
});

test('labels the founding run', () => {
  assert.equal(specLabel(FOUNDING), 'xor · all 0.1 · α 0.3');
});

test('prefers the name of a run', () => {
  assert.equal(specLabel({...FOUNDING, name: 'mine'}), 'mine');
});

test('labels layers, optimizer and a rounded alpha', () => {
  const spec = {
    ...FOUNDING, network: {hidden: [8, 4], activation: 'tanh', output: 'identity'}, optimizer: {type: 'adam'},
    alpha: 0.123456};

  assert.equal(specLabel(spec), 'xor · 8-4 hidden · all 0.1 · α 0.123 · adam');
});

test('labels a network without hidden layers', () => {
  const network = {hidden: [], activation: 'sigmoid', output: 'identity'};

  assert.match(specLabel({...FOUNDING, network}), /· linear ·/);
});

test('labels uploads and rows of the spec itself', () => {
  const id = '0198c0de-0000-7000-8000-000000000001';

  assert.ok(isUpload(id));
  assert.match(specLabel({...FOUNDING, dataset: id}), /^upload ·/);
  assert.match(specLabel({...FOUNDING, dataset: {inputs: [[1]], targets: [1]}}), /^own rows ·/);
});

for (const [init, label] of [
  [{type: 'uniform', low: -1, high: 1}, 'uniform(-1, 1)'],
  [{type: 'normal', mean: 0, stdDev: 0.5}, 'normal(0, 0.5)'],
  [{type: 'theta', values: [1]}, 'typed-in start'],
  [{type: 'he-normal'}, 'he normal'],
  [undefined, 'glorot uniform'],
]) {
  test(`labels the start ${label}`, () => assert.equal(startLabel(init), label));
}
