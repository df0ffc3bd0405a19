import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Model} from '../../main/resources/static/js/stage/model.js';
import {predictRows, scoreOf} from '../../main/resources/static/js/stage/score.js';

const ROWS = {inputs: [[0], [1], [2], [3]], targets: [[0], [2], [4], [7]]};
const SPEC = {dataset: 'x', network: {hidden: [], activation: 'sigmoid', output: 'identity'}, standardize: false};

test('predicts the rows and scores them', () => {
  const model = new Model(SPEC, ROWS, {inputs: ['x'], targets: ['y']}, null);

  const outputs = predictRows(model, [2, 0]);

  assert.deepEqual(outputs.map((values) => [...values]), [[0, 2, 4, 6]]);
  assert.equal(scoreOf(ROWS, outputs, false), 'R² 0.963');
  assert.equal(scoreOf({...ROWS, heldOut: [true, true, true, false]}, outputs, false), 'R² 1 held out');
  assert.equal(scoreOf(ROWS, [[NaN, 2, 4, 6]], false), '');
});

test('counts the rows whose class is right', () => {
  const rows = {inputs: [[0], [0], [0]], targets: [[1, 0], [0, 1], [0, 1]]};

  assert.equal(scoreOf(rows, [[0.9, 0.2, 0.7], [0.1, 0.8, 0.3]], true), '67 % right');
  assert.equal(scoreOf({inputs: [[0], [0]], targets: [[1], [0]]}, [[0.6, 0.7]], true), '50 % right');
});

test('leaves large work to the service', () => {
  const model = new Model(SPEC, ROWS, {inputs: ['x'], targets: ['y']}, null);

  assert.equal(predictRows(model, Array.from({length: 60_000}, () => 0)), null);
});
