import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {
  between, convergedIn, placeText, runsIn, sidesOf, startsOf, varyingIn,
} from '../../main/resources/static/js/maps/cells.js';
import {ticksOf} from '../../main/resources/static/js/maps/frame.js';
import {
  fieldOfStart, FOUNDING, listOf, runsOf, variationOf,
} from '../../main/resources/static/js/maps/request.js';

const all = ({count, at}) => Array.from({length: count}, (_, k) => at(k));
const GRID = {
  design: 'grid', folds: null, repeats: 1, vary: {alpha: [0.1, 0.2], 'network.hidden': [[2], [3]], seed: {count: 3}},
  points: [[0.1, [2], 3], [0.1, [3], 1], [0.2, [2], 0], [0.2, [3], 2]].map(([alpha, hidden, converged]) => (
    {values: {alpha, 'network.hidden': hidden}, runs: 3, converged}))};
const GRID_MAP = {
  x: {field: 'alpha', values: [0.1, 0.2]}, y: {field: 'network.hidden', values: [[2], [3]]}, value: 'rate',
  z: [[1, 0], [1 / 3, 2 / 3]]};
const PLANE = {
  design: 'grid', folds: null, repeats: 1, points: [{values: {}, runs: 9, converged: 4}],
  vary: {theta: {directions: ['w1', [1, 0]], from: -1, to: 1, resolution: 3}}};
const PLANE_MAP = {
  x: {field: 'w1', values: [-1, 0, 1]}, y: {field: 'direction 2', values: [-1, 0, 1]}, value: 'basin',
  z: [[0, 1, 1], [0, 0, null], [2, 2, 0]],
  groups: [{fate: 'converged'}, {fate: 'stuck'}, {fate: 'diverged'}]};

test('finds the runs of a place of a grid', () => {
  assert.deepEqual(all(runsIn(GRID, GRID_MAP, between([1, 0], [1, 0]))), [6, 7, 8]);
  assert.deepEqual(all(runsIn(GRID, GRID_MAP, between([1, 1], [0, 1]))), [3, 4, 5, 9, 10, 11]);
  assert.equal(convergedIn(GRID, GRID_MAP, between([1, 1], [0, 1])), 3);
});

test('finds the runs of fields that the map does not show', () => {
  const map = {...GRID_MAP, y: {field: 'w', values: [1]}};
  assert.deepEqual(all(runsIn(GRID, map, between([0, 0], [0, 0]))), [0, 1, 2, 3, 4, 5]);
});

test('finds the pixels of a plane of starts, on whichever axis its directions stand', () => {
  const region = between([0, 2], [1, 1]);
  assert.deepEqual(all(runsIn(PLANE, PLANE_MAP, region)), [3, 4, 6, 7]);
  assert.equal(convergedIn(PLANE, PLANE_MAP, region), 2);
  const turned = {...PLANE_MAP, x: PLANE_MAP.y, y: PLANE_MAP.x};
  assert.deepEqual(all(runsIn(PLANE, turned, between([2, 0], [2, 0]))), [6]);
});

test('says nothing of convergence where a map of a plane does not show it', () => {
  assert.equal(convergedIn(PLANE, {...PLANE_MAP, value: 'loss', groups: undefined}, between([0, 0], [1, 1])), null);
});

test('counts starts of folds', () => {
  assert.equal(startsOf({vary: {seed: [4, 9]}, folds: 5, repeats: 3}), 30);
  assert.equal(startsOf({vary: {alpha: [1]}, folds: null, repeats: 1}), 1);
  assert.equal(startsOf(PLANE), 9);
});

test('offers what has places as sides', () => {
  assert.deepEqual(sidesOf(PLANE), ['w1', 'direction 2']);
  const vary = {seed: {count: 2}, alpha: {from: 0, to: 1}, 'network.hidden': [[1], [2]]};
  assert.deepEqual(sidesOf({vary, design: 'sobol'}), ['network.hidden']);
  assert.deepEqual(sidesOf({vary, design: 'grid'}), ['alpha', 'network.hidden']);
});

test('names a region, and what differs in it', () => {
  const region = between([0, 1], [1, 1]);
  assert.equal(placeText(GRID_MAP, region), 'alpha 0.1 to 0.2, network.hidden 3');
  assert.deepEqual(varyingIn(GRID, GRID_MAP, region), {alpha: 'alpha', seed: 'seed'});
  assert.deepEqual(varyingIn(PLANE, PLANE_MAP, between([0, 0], [0, 2])), {y: 'direction 2'});
  assert.deepEqual(varyingIn(PLANE, PLANE_MAP, between([0, 0], [0, 0])), {x: 'w1', y: 'direction 2'});
});

test('puts ticks at round values, also of a log scale, and at each of a few', () => {
  const values = (from, step) => ({values: Array.from({length: 11}, (_, k) => from + k * step)});
  assert.deepEqual(ticksOf(values(0, 0.5)).map(([, label]) => label), ['0', '1', '2', '3', '4', '5']);
  assert.equal(ticksOf(values(0, 0.5))[0][0], 0.5 / 11);
  const log = {values: Array.from({length: 9}, (_, k) => 10 ** (k / 4))};
  assert.deepEqual(ticksOf(log).map(([, label]) => label), ['1', '2', '5', '10', '20', '50', '100']);
  assert.deepEqual(ticksOf({values: [[2], [8, 4]]}), [[0.25, '2'], [0.75, '8-4']]);
  const odd = {values: [1, 2, 3, 5, 8, 13, 21, 34, 55]};
  assert.deepEqual(ticksOf(odd).map(([, label]) => label), ['1', '3', '8', '21', '55']);
});

test('reads lists of numbers, words and layers', () => {
  assert.deepEqual(listOf('0.1, 0.5 , 2', 'alpha'), [0.1, 0.5, 2]);
  assert.deepEqual(listOf('0,1; 0,5', 'alpha'), [0.1, 0.5]);
  assert.deepEqual(listOf('adam, rprop', 'optimizer'), ['adam', 'rprop']);
  assert.deepEqual(listOf('2, 8-4, 0', 'network.hidden'), [[2], [8, 4], []]);
  assert.deepEqual(listOf('true, false, null', 'standardize'), [true, false, null]);
});

test('reads ranges, and passes on what is no number for the service to refuse', () => {
  const side = {field: 'alpha', way: 'range', from: '0.1', to: '1', steps: '5', isLog: true, values: ''};
  assert.deepEqual(variationOf(side), {from: 0.1, to: 1, steps: 5, scale: 'log'});
  assert.deepEqual(variationOf({...side, to: 'much', isLog: false}), {from: 0.1, to: 'much', steps: 5, scale: 'linear'});
});

test('counts the runs of a request', () => {
  assert.equal(runsOf(FOUNDING.starts.vary), 17 * 17 * 50);
  assert.equal(runsOf(FOUNDING.spread.vary), 25 * 16 * 50);
  assert.equal(runsOf(FOUNDING.basins.vary), 65_536);
  assert.ok(Number.isNaN(runsOf({alpha: {from: 0, to: 1, steps: 'x'}})));
});

test('suggests the field that says most about a start', () => {
  assert.equal(fieldOfStart({type: 'constant'}), 'init.value');
  assert.equal(fieldOfStart({type: 'uniform'}), 'init.high');
  assert.equal(fieldOfStart('he-normal'), 'network.hidden');
});

test('has the maps that the command for the documentation draws', () => {
  const command = readFileSync(new URL('../../../docs/founding-maps.sh', import.meta.url), 'utf8');
  for (const {name, vary} of Object.values(FOUNDING)) {
    assert.ok(command.includes(`"name":"${name}"`), name);
    assert.ok(command.includes(`"vary":${JSON.stringify(vary)}`), name);
  }
});
