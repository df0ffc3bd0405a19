import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asPoints, lineSpan, nested, parity, toCsv, truthTableInputs, truthTableWidth}
  from '../../main/resources/static/js/form/rows.js';

const XOR = {inputs: [[0, 0], [1, 0], [0, 1], [1, 1]], targets: [0, 1, 1, 0]};

test('gives every row a list of targets', () => {
  assert.deepEqual(nested(XOR).targets, [[0], [1], [1], [0]]);
  assert.deepEqual(nested({inputs: [[1]], targets: [[2, 3]]}).targets, [[2, 3]]);
});

test('writes CSV with the targets last', () => {
  assert.equal(toCsv({inputs: [[1, 2], [3, 4]], targets: [5, -6.5]}), '1,2,5\n3,4,-6.5');
  assert.equal(toCsv({inputs: [[1]], targets: [[2, 3]]}), '1,2,3');
});

for (const [line, text] of [[1, 'x,y'], [2, '1,zero'], [3, ''], [9, '']]) {
  test(`spans line ${line} of a text`, () => {
    const csv = 'x,y\n1,zero\n';

    const {start, end} = lineSpan(csv, line);

    assert.equal(csv.slice(start, end), text);
  });
}

test('counts up through a truth table', () => {
  assert.deepEqual(truthTableInputs(2), XOR.inputs);
  assert.equal(truthTableInputs(4).length, 16);
  assert.deepEqual(XOR.inputs.map(parity), XOR.targets);
});

test('knows a truth table, and its width', () => {
  assert.equal(truthTableWidth(XOR, 4), 2);
  assert.equal(truthTableWidth({inputs: [[0], [1]], targets: [[1], [0]]}, 4), 1);
});

for (const [what, rows] of [
  ['rows in another order', {...XOR, inputs: XOR.inputs.toReversed()}],
  ['three rows', {inputs: XOR.inputs.slice(0, 3), targets: [0, 1, 1]}],
  ['one row', {inputs: [[]], targets: [1]}],
  ['two targets a row', {...XOR, targets: XOR.targets.map((target) => [target, 1])}],
  ['more inputs than fit', {inputs: truthTableInputs(5), targets: Array(32).fill(0)}],
]) {
  test(`does not take ${what} for a truth table`, () => assert.equal(truthTableWidth(rows, 4), null));
}

test('takes rows within the plane for points', () => {
  assert.deepEqual(asPoints({inputs: [[-1, 0.5]], targets: [[1]]}), [{x: -1, y: 0.5, target: 1}]);
});

for (const [what, rows] of [
  ['three inputs', {inputs: [[0, 0, 0]], targets: [1]}],
  ['inputs beyond 1', {inputs: [[0, 1.5]], targets: [1]}],
  ['targets between 0 and 1', {inputs: [[0, 0]], targets: [0.5]}],
  ['two targets', {inputs: [[0, 0]], targets: [[0, 1]]}],
]) {
  test(`does not take ${what} for a point`, () => assert.equal(asPoints(rows), null));
}
