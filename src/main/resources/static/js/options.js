// @ts-check
/** What a spec may say: the choices, defaults and limits of the form. This is their only home on the page. */

import {withoutNulls} from './spec.js';

/** @import {OptionsDocument, PartialSpec, Schema, Spec} from './types.js' */

/**
 * The options of the service.
 *
 * <p>This function is the place to fetch them: `fetchJson(get('/v1/options'))` in the place of the document below.
 */
export async function loadOptions() {
  return new Options(DOCUMENT);
}

/**
 * One setting of a variant: its name, and the value that the form begins with.
 *
 * @typedef {{name: string, initial: any, isList: boolean}} Setting
 */

export class Options {
  /** @param {OptionsDocument} document */
  constructor(document) {
    this.document = document;
  }

  /** The run that the form begins with: the first example of a spec. */
  get founding() {
    return /** @type {Spec} */ (this.document.spec.examples?.[0]);
  }

  /**
   * The names to choose from at a place of a spec, as in `/network/output`; of a union the types of its variants.
   *
   * @param {string} pointer
   */
  choices(pointer) {
    const schema = this.at(pointer);
    const variants = (schema.oneOf ?? []).flatMap((one) => one.enum ?? one.properties?.type?.const ?? []);
    return /** @type {string[]} */ (schema.enum ?? variants);
  }

  /**
   * What the service takes when a spec leaves a place out.
   *
   * @param {string} pointer
   * @returns {any}
   */
  defaultOf(pointer) {
    return this.at(pointer).default;
  }

  /**
   * The largest value that is allowed.
   *
   * @param {string} pointer
   */
  maximum(pointer) {
    return this.at(pointer).maximum ?? Infinity;
  }

  /**
   * The settings of one variant of a union.
   *
   * @param {string} pointer
   * @param {string} type
   * @returns {Setting[]}
   */
  settings(pointer, type) {
    const variant = this.at(pointer).oneOf?.find(({properties}) => properties?.type?.const === type);
    return Object.entries(variant?.properties ?? {})
      .filter(([name]) => name !== 'type')
      .map(([name, schema]) => ({
        name, initial: schema.default ?? schema.examples?.[0], isList: schema.type === 'array'}));
  }

  /**
   * A spec with its defaults filled in. The seed, which has no default, is that of the founding run.
   *
   * @param {PartialSpec} spec
   * @returns {Spec}
   */
  complete(spec) {
    const values = {...this.defaults(''), seed: this.founding.seed, ...withoutNulls(spec)};
    const optimizer = typeof values.optimizer === 'string' ? {type: values.optimizer} : values.optimizer;
    const network = {...this.defaults('/network'), ...withoutNulls(spec.network ?? {})};
    return {...values, optimizer, network};
  }

  /**
   * @param {string} pointer
   * @returns {any}
   */
  defaults(pointer) {
    const properties = Object.entries(this.at(pointer).properties ?? {});
    return Object.fromEntries(properties.map(([name, schema]) => [name, schema.default]));
  }

  /**
   * @param {string} pointer
   * @returns {Schema}
   */
  at(pointer) {
    let schema = this.document.spec;
    for (const name of pointer.split('/').slice(1)) {
      const inner = schema.properties?.[name];
      if (!inner) throw new Error(`No option ${pointer}`);
      schema = inner;
    }
    return schema;
  }
}

/** @type {(type: string, settings?: Record<string, Schema>) => Schema} */
const variant = (type, settings) => ({type: 'object', properties: {type: {const: type}, ...settings}});
/** @type {(initial: number) => Schema} */
const suggested = (initial) => ({type: 'number', examples: [initial]});
/** @type {(initial: number) => Schema} */
const number = (initial) => ({type: 'number', default: initial});

const HIDDEN_ACTIVATIONS = [
  'sigmoid', 'tanh', 'relu', 'leaky-relu', 'elu', 'gelu', 'silu', 'softplus', 'identity'];

/**
 * The form of what `GET /v1/options` returns.
 *
 * @type {OptionsDocument}
 */
const DOCUMENT = {
  spec: {
    type: 'object',
    required: ['dataset'],
    properties: {
      dataset: {},
      network: {
        type: 'object',
        properties: {
          hidden: {type: 'array', items: {type: 'integer', minimum: 1}, default: [2]},
          activation: {
            oneOf: [{enum: HIDDEN_ACTIVATIONS}, {type: 'array', items: {enum: HIDDEN_ACTIVATIONS}}],
            default: 'sigmoid',
          },
          output: {
            enum: [
              'identity', 'sigmoid', 'softmax', 'tanh', 'relu', 'leaky-relu', 'elu', 'gelu', 'silu', 'softplus'],
            default: 'identity',
          },
        },
      },
      loss: {enum: ['mse', 'bce', 'cross-entropy'], default: 'mse'},
      init: {
        oneOf: [
          variant('constant', {value: suggested(0.1)}),
          variant('uniform', {low: suggested(0), high: suggested(1)}),
          variant('normal', {mean: suggested(0), stdDev: suggested(0.5)}),
          variant('glorot-uniform'),
          variant('he-normal'),
          variant('theta', {values: {type: 'array', items: {type: 'number'}}}),
        ],
        default: {type: 'glorot-uniform'},
      },
      seed: {type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER},
      optimizer: {
        oneOf: [
          variant('gradient-descent'),
          variant('momentum', {momentum: number(0.9)}),
          variant('nesterov', {momentum: number(0.9)}),
          variant('adam', {beta1: number(0.9), beta2: number(0.999), epsilon: number(1e-8)}),
          variant('adamw', {
            beta1: number(0.9), beta2: number(0.999), weightDecay: number(0.01), epsilon: number(1e-8)}),
          variant('rmsprop', {decay: number(0.99), epsilon: number(1e-8)}),
          variant('adagrad', {epsilon: number(1e-10)}),
        ],
        default: {type: 'gradient-descent'},
      },
      alpha: {oneOf: [{type: 'number', exclusiveMinimum: 0}, {const: 'auto'}], default: 0.3},
      epochs: {type: 'integer', minimum: 1, default: 10_000},
      batchSize: {type: 'integer', minimum: 1},
      standardize: {type: 'boolean', default: false},
      stopWhen: {type: 'object'},
      name: {type: 'string', maxLength: 200},
    },
    examples: [{
      dataset: 'xor',
      network: {hidden: [2], activation: 'sigmoid', output: 'identity'},
      loss: 'mse',
      init: {type: 'constant', value: 0.1},
      seed: 7,
      optimizer: {type: 'gradient-descent'},
      alpha: 0.3,
      epochs: 10_000,
    }],
  },
  limits: {},
};
