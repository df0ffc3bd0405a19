// @ts-check
/** Requests for experiments: what is typed about two sides of a map, and the three maps of the founding question. */

import {numberOrText} from '../form/values.js';

/** @import {ExperimentRequest, FieldValue, Variation, Vary} from './types.js' */

/**
 * What is typed about a side.
 *
 * @typedef {object} TypedSide
 * @property {string} field
 * @property {'range' | 'list'} way
 * @property {string} from
 * @property {string} to
 * @property {string} steps
 * @property {boolean} isLog
 * @property {string} values
 */

/** @type {(from: number, to: number, steps: number, isLog?: boolean) => Partial<TypedSide>} */
const range = (from, to, steps, isLog = false) =>
  ({way: 'range', from: String(from), to: String(to), steps: String(steps), isLog});
/** @type {(values: string) => Partial<TypedSide>} */
const list = (values) => ({way: 'list', values});

/**
 * Fields that are worth a map, and values to begin with.
 *
 * @type {Record<string, Partial<TypedSide>>}
 */
export const FIELDS = {
  alpha: range(0.05, 1, 13, true),
  'init.low': range(-4, 0, 9),
  'init.high': range(0.25, 4, 16),
  'init.value': range(0, 2, 9),
  'init.stdDev': range(0.1, 2, 9),
  'network.hidden': list('1, 2, 3, 4, 8'),
  'network.activation': list('sigmoid, tanh, relu'),
  'network.dropout': range(0, 0.5, 6),
  optimizer: list('gradient-descent, momentum, adam, rprop'),
  'optimizer.momentum': range(0, 0.9, 7),
  weightDecay: range(0.0001, 0.1, 7, true),
  batchSize: list('1, 2, 4'),
  epochs: range(100, 10000, 9, true),
  holdout: range(0.1, 0.5, 5),
  trainingRows: list('10, 20, 40, 80'),
  clipNorm: range(0.1, 10, 7, true),
};

/**
 * The field that says most about the starts of a spec, or about its network.
 *
 * @param {{type?: string} | string | undefined} init
 */
export function fieldOfStart(init) {
  const type = typeof init === 'string' ? init : init?.type;
  return {constant: 'init.value', uniform: 'init.high', normal: 'init.stdDev'}[type ?? ''] ?? 'network.hidden';
}

const partsOf = (/** @type {string} */ text) =>
  text.split(text.includes(';') ? ';' : ',').map((part) => part.trim()).filter(Boolean);

/** @type {Map<string, boolean | null>} */
const WORDS = new Map([['true', true], ['false', false], ['null', null]]);

/**
 * The values that were typed, parted by commas, or by semicolons where commas are decimal ones.
 *
 * @param {string} text
 * @param {string} field
 * @returns {FieldValue[]}
 */
export const listOf = (text, field) => partsOf(text).map((part) => {
  if (field === 'network.hidden') return part === '0' ? [] : part.split('-').map((one) => numberOrText(one));
  return WORDS.has(part) ? WORDS.get(part) : numberOrText(part);
});

/**
 * What varies on a side.
 *
 * @param {TypedSide} side
 * @returns {FieldValue[] | Variation}
 */
export function variationOf({field, way, from, to, steps, isLog, values}) {
  if (way === 'list') return listOf(values, field);
  const scale = isLog ? 'log' : 'linear';
  return {from: numberOrText(from), to: numberOrText(to), steps: numberOrText(steps), scale};
}

/**
 * How many runs a request asks for; NaN where that cannot be read.
 *
 * @param {Vary} vary
 */
export const runsOf = (vary) => Object.values(vary)
  .map((axis) => (Array.isArray(axis) ? axis.length
    : axis.count ?? axis.steps ?? Number(axis.resolution) ** 2))
  .reduce((product, size) => product * Number(size), 1);

const XOR = {dataset: 'xor', seed: 7, alpha: 0.3, epochs: 10000, stopWhen: {lossBelow: 0.01},
  init: {type: 'uniform', low: 0, high: 1}};
const SEED = {count: 50};

/**
 * The maps that docs/founding-maps.sh draws.
 *
 * @type {Record<'starts' | 'spread' | 'basins', ExperimentRequest & {name: string}>}
 */
export const FOUNDING = {
  starts: {
    name: 'Starts uniform(low, high)', spec: XOR,
    vary: {'init.low': {from: -4, to: 0, steps: 17}, 'init.high': {from: 0, to: 4, steps: 17}, seed: SEED}},
  spread: {
    name: 'Learning rate and spread of the start', spec: XOR,
    vary: {
      alpha: {from: 0.05, to: 1, steps: 25, scale: 'log'}, 'init.high': {from: 0.25, to: 4, steps: 16}, seed: SEED}},
  basins: {
    name: 'Where starts end', spec: XOR,
    vary: {theta: {directions: ['w1', 'w4'], from: -5, to: 5, resolution: 256}}},
};
