import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Options} from '../../main/resources/static/js/options.js';
import {differenceOf, shortSpec} from '../../main/resources/static/js/short-spec.js';
import {OPTIONS} from './options.js';

const options = new Options(OPTIONS);

test('leaves out what is the default', () => {
  const short = shortSpec(options.founding, options);

  assert.deepEqual(short, {dataset: 'xor', init: {type: 'constant', value: 0.1}});
  assert.ok(options.isSame(short, options.founding));
});

test('keeps what is not', () => {
  const spec = options.complete({dataset: 'or', network: {hidden: [3]}, seed: 9, alpha: 0.05});

  assert.deepEqual(shortSpec(spec, options), {dataset: 'or', network: {hidden: [3]}, seed: 9, alpha: 0.05});
});

test('says where one spec differs from another', () => {
  const one = {alpha: 0.1, init: {type: 'constant', value: 0.1}, holdout: 0.2};
  const other = {alpha: 0.3, init: {type: 'zeros'}};

  const difference = differenceOf(one, other);

  assert.deepEqual(difference, {alpha: 0.1, init: one.init, holdout: 0.2});
  assert.deepEqual(differenceOf(other, one), {...other, holdout: null});
  assert.deepEqual(differenceOf(one, {...one}), {});
});
