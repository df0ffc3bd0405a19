import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pairOf, rechosen} from '../../main/resources/static/js/stage/plane.js';
import {coloured} from '../../main/resources/static/js/stage/plane-colours.js';

const NAMES = ['w1', 'w2', 'w3', 'b1'];

test('spans the plane by the first two parameters where none is chosen', () => {
  assert.deepEqual(pairOf(NAMES, {}), {across: 'w1', up: 'w2'});
});

test('keeps the parameters that are chosen as far as the network has them', () => {
  assert.deepEqual(pairOf(NAMES, {across: 'w3', up: 'b1'}), {across: 'w3', up: 'b1'});
  assert.deepEqual(pairOf(NAMES, {across: 'w9', up: 'w1'}), {across: 'w2', up: 'w1'});
  assert.deepEqual(pairOf(NAMES, {across: 'w1', up: 'b7'}), {across: 'w1', up: 'w2'});
  assert.deepEqual(pairOf(NAMES, {across: 'w3', up: 'w3'}), {across: 'w3', up: 'w1'});
});

test('never spans a plane by the same parameter twice', () => {
  const pair = {across: 'w1', up: 'b1'};

  assert.deepEqual(rechosen(pair, 'up', 'w2'), {across: 'w1', up: 'w2'});
  assert.deepEqual(rechosen(pair, 'across', 'b1'), {across: 'b1', up: 'w1'});
  assert.deepEqual(rechosen(pair, 'up', 'w1'), {across: 'b1', up: 'w1'});
});

test('one deep hole does not take all colours', () => {
  const losses = [-30, ...Array.from({length: 99}, (_, k) => k / 100)];

  const {bounds, isCut} = coloured(losses);

  assert.deepEqual(bounds, [0.01, 0.98]);
  assert.equal(isCut, true);
  assert.deepEqual(coloured([0, 1]), {bounds: [0, 1], isCut: false});
  assert.deepEqual(coloured([]), {bounds: [-0.5, 0.5], isCut: false});
});
