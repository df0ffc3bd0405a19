import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Options} from '../../main/resources/static/js/options.js';
import {OPTIONS} from './options.js';

const options = new Options(OPTIONS);

test('begins with the founding run', () => {
  const {founding} = options;

  assert.equal(founding.dataset, 'xor');
  assert.deepEqual(founding.init, {type: 'constant', value: 0.1});
  assert.deepEqual(options.complete(founding), founding);
});

test('knows the founding run again, whatever is said beside its defaults', () => {
  const brief = {alpha: 0.3, dataset: 'xor', seed: 7, init: {value: 0.1, type: 'constant'}, name: null};

  assert.ok(options.isFounding(brief));
  assert.ok(options.isFounding({...brief, optimizer: 'gradient-descent', network: {hidden: [2]}}));
  assert.ok(!options.isFounding({...brief, network: {hidden: [3]}}));
  assert.ok(!options.isFounding({...brief, seed: 8}));
});

test('lists the members of a spec and of an object in it, without references', () => {
  assert.deepEqual(options.members('/network').map(({name}) => name), [
    'hidden', 'activation', 'output', 'bias', 'dropout']);
  assert.deepEqual(options.members('/stopWhen').map(({name}) => name), ['lossBelow', 'patience']);
  assert.equal(options.at('/network').description, 'the shape between the ends');
});

for (const [pointer, kind] of [
  ['/standardize', 'group'], ['/network/bias', 'flag'], ['/loss', 'choice'], ['/network/activation', 'choice'], ['/network/hidden', 'list'],
  ['/network/dropout', 'one-or-list'], ['/alpha', 'number'], ['/batchSize', 'number'], ['/seed', 'number'],
  ['/name', 'text'], ['/init', 'union'], ['/optimizer', 'union'], ['/schedule', 'union'], ['/stopWhen', 'group'],
  ['/network', 'group'], ['/classWeights', 'one-or-list'], ['/metadata', 'json'], ['/dataset', 'json'],
]) {
  test(`enters ${pointer} as ${kind}`, () => assert.equal(options.kind(options.at(pointer)), kind));
}

test('enters a member of a variant by its kind, as a start of biases', () => {
  const [value, biases] = options.settings(options.at('/init'), 'constant');

  assert.equal(options.kind(value.schema), 'number');
  assert.equal(options.kind(biases.schema), 'union');
  assert.deepEqual(options.choices(biases.schema), ['constant', 'uniform', 'glorot-uniform', 'theta']);
});

test('offers every choice that a default needs', () => {
  for (const pointer of ['/network/activation', '/network/output', '/loss', '/init', '/optimizer', '/keep']) {
    const schema = options.at(pointer);
    assert.ok(options.choices(schema).includes(schema.default.type ?? schema.default), pointer);
  }
});

test('offers the types of a union, once each, though it may be given by name', () => {
  assert.deepEqual(options.choices(options.at('/optimizer')), ['gradient-descent', 'adam', 'lbfgs']);
  assert.deepEqual(options.choices(options.at('/schedule')), ['step', 'cosine']);
});

test('knows the settings of each variant and what they begin with', () => {
  const begins = (pointer, type) => options.settings(options.at(pointer), type)
    .map(({name, schema}) => [name, schema.default ?? schema.examples?.[0]]);

  assert.deepEqual(begins('/optimizer', 'gradient-descent'), []);
  assert.deepEqual(begins('/optimizer', 'adam'), [['beta1', 0.9], ['epsilon', 1e-8]]);
  assert.deepEqual(begins('/init', 'uniform'), [['low', 0], ['high', 1]]);
  assert.deepEqual(begins('/init', 'theta'), [['values', undefined]]);
  assert.deepEqual(begins('/init', 'unheard-of'), []);
});

test('completes a partial spec', () => {
  const spec = options.complete({dataset: 'or', network: {hidden: [3]}, optimizer: 'adam', alpha: null});

  assert.deepEqual(spec.network, {hidden: [3], activation: 'sigmoid', output: 'identity', bias: true, dropout: 0});
  assert.deepEqual(spec.optimizer, {type: 'adam'});
  assert.deepEqual([spec.alpha, spec.epochs, spec.loss, spec.seed], [0.3, 10000, 'mse', 7]);
  assert.deepEqual(spec.init, {type: 'glorot-uniform'});
  assert.ok(!('batchSize' in spec));
  assert.equal(options.complete({standardize: true}).standardize, true);
});

test('knows the optimizers that find their own step', () => {
  assert.ok(options.takesAlpha('adam'));
  assert.ok(!options.takesAlpha('lbfgs'));
});

test('refuses a place and a type that there is not', () => {
  assert.throws(() => options.at('/network/depth'), /No option \/network\/depth/);
  assert.throws(() => options.resolve({$ref: '#/$defs/Depth'}), /No type #\/\$defs\/Depth/);
});
