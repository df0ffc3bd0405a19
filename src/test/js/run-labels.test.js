import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {OwnNames, ownNames} from '../../main/resources/static/js/own-names.js';
import {runLabels} from '../../main/resources/static/js/run-labels.js';

const SPEC = {
  dataset: 'xor', network: {hidden: [2], activation: 'sigmoid'}, loss: 'mse', seed: 7, init: {type: 'constant', value: 0.1},
  optimizer: {type: 'gradient-descent'}, alpha: 0.3, epochs: 100};

afterEach(() => ownNames.set('a', {}));

test('say what differs where they would be the same', () => {
  assert.deepEqual(
    runLabels([
      {id: 'a', spec: SPEC}, {id: 'b', spec: {...SPEC, seed: 8}},
      {id: 'c', spec: {...SPEC, network: {...SPEC.network, activation: 'tanh'}}},
      {id: 'd', spec: {...SPEC, alpha: 0.1}}]),
    [
      'xor · all 0.1 · α 0.3 · activation sigmoid · seed 7', 'xor · all 0.1 · α 0.3 · activation sigmoid · seed 8',
      'xor · all 0.1 · α 0.3 · activation tanh · seed 7', 'xor · all 0.1 · α 0.1']);
});

test('say nothing more of runs of the same spec', () => {
  assert.deepEqual(
    runLabels([{id: 'a', spec: SPEC}, {id: 'b', spec: SPEC}]), ['xor · all 0.1 · α 0.3', 'xor · all 0.1 · α 0.3']);
});

test('are the names that the reader gives', () => {
  ownNames.set('a', {name: 'mine'});

  assert.deepEqual(runLabels([{id: 'a', spec: SPEC}, {id: 'b', spec: SPEC}]), ['mine', 'xor · all 0.1 · α 0.3']);
});

test('names and notes are kept, and forgotten when both are empty', () => {
  const kept = {};
  const storage = {getItem: (key) => kept[key] ?? null, setItem: (key, text) => { kept[key] = text; }};
  new OwnNames(storage).set('x', {name: 'first', note: ''});
  new OwnNames(storage).set('y', {name: '', note: 'a word'});

  assert.deepEqual(new OwnNames(storage).all, {x: {name: 'first'}, y: {note: 'a word'}});
  new OwnNames(storage).set('x', {name: '', note: ''});
  assert.deepEqual(new OwnNames(storage).all, {y: {note: 'a word'}});
});

test('there are no names where storage is forbidden or holds something else', () => {
  const forbidden = () => { throw new Error('forbidden'); };
  const names = new OwnNames({getItem: forbidden, setItem: forbidden});
  names.set('x', {name: 'first'});

  assert.deepEqual(names.of('x'), {name: 'first'});
  assert.deepEqual(new OwnNames({getItem: () => '{broken', setItem: forbidden}).all, {});
});
