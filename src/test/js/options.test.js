import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadOptions, Options} from '../../main/resources/static/js/options.js';

const options = await loadOptions();

test('begins with the founding run, which needs no completion', () => {
  const {founding} = options;

  assert.equal(founding.dataset, 'xor');
  assert.deepEqual(founding.init, {type: 'constant', value: 0.1});
  for (const [name, value] of Object.entries(founding)) assert.deepEqual(options.complete(founding)[name], value);
});

test('offers every choice that a default needs', () => {
  for (const pointer of ['/network/activation', '/network/output', '/loss']) {
    assert.ok(options.choices(pointer).includes(options.defaultOf(pointer)), pointer);
  }
  for (const pointer of ['/init', '/optimizer']) {
    assert.ok(options.choices(pointer).includes(options.defaultOf(pointer).type), pointer);
  }
});

test('offers softmax for outputs alone', () => {
  assert.ok(options.choices('/network/output').includes('softmax'));
  assert.ok(!options.choices('/network/activation').includes('softmax'));
});

test('knows the settings of each variant and what they begin with', () => {
  assert.deepEqual(options.settings('/optimizer', 'gradient-descent'), []);
  assert.deepEqual(options.settings('/optimizer', 'adam').map(({name, initial}) => [name, initial]), [
    ['beta1', 0.9], ['beta2', 0.999], ['epsilon', 1e-8]]);
  assert.deepEqual(options.settings('/init', 'uniform').map(({initial}) => initial), [0, 1]);
  assert.deepEqual(options.settings('/init', 'theta'), [{name: 'values', initial: undefined, isList: true}]);
});

test('completes a partial spec', () => {
  const spec = options.complete({dataset: 'or', network: {hidden: [3]}, optimizer: 'adam', alpha: null});

  assert.deepEqual(spec.network, {hidden: [3], activation: 'sigmoid', output: 'identity'});
  assert.deepEqual(spec.optimizer, {type: 'adam'});
  assert.deepEqual([spec.alpha, spec.epochs, spec.loss, spec.seed], [0.3, 10000, 'mse', 7]);
  assert.deepEqual(spec.init, {type: 'glorot-uniform'});
});

test('limits a seed to what a double holds exactly', () => {
  assert.equal(options.maximum('/seed'), 2 ** 53 - 1);
  assert.equal(options.maximum('/epochs'), Infinity);
});

test('reads any document of this form', () => {
  const other = new Options({
    spec: {
      properties: {
        loss: {enum: ['huber'], default: 'huber'},
        init: {oneOf: [{properties: {type: {const: 'zeros'}, gain: {type: 'number', default: 2}}}]},
      },
      examples: [{dataset: 'and'}],
    },
    limits: {},
  });

  assert.deepEqual(other.choices('/loss'), ['huber']);
  assert.deepEqual(other.choices('/init'), ['zeros']);
  assert.deepEqual(other.settings('/init', 'zeros'), [{name: 'gain', initial: 2, isList: false}]);
});

test('refuses a place that there is not', () => {
  assert.throws(() => options.choices('/network/depth'), /No option \/network\/depth/);
});
