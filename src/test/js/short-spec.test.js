import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Options} from '../../main/resources/static/js/options.js';
import {shortSpec} from '../../main/resources/static/js/short-spec.js';
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
