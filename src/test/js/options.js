/** A document of the form of `GET /v1/options`, with each kind of member that there is. */

const variant = (type, settings, required = []) => ({
  type: 'object', properties: {type: {type: 'string', const: type}, ...settings}, required: ['type', ...required]});
const ref = (name, own) => ({$ref: `#/$defs/${name}`, ...own});
const biases = {oneOf: [{type: 'number'}, ref('Init'), {type: 'null'}], description: 'biases apart from weights'};
const hidden = {type: 'string', enum: ['sigmoid', 'tanh']};

export const OPTIONS = {
  spec: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...ref('Spec'),
    examples: [{
      dataset: 'xor', network: {hidden: [2]}, init: {type: 'constant', value: 0.1}, seed: 7, alpha: 0.3,
      batchSize: null, stopWhen: null, name: null}],
    $defs: {
      Spec: {
        type: 'object',
        required: ['dataset'],
        properties: {
          dataset: {oneOf: [{type: 'string'}, ref('Rows')]},
          network: ref('Network', {description: 'the shape between the ends', default: {hidden: [2]}}),
          loss: {type: 'string', enum: ['mse', 'bce'], default: 'mse'},
          init: ref('Init', {default: {type: 'glorot-uniform'}}),
          seed: {type: 'integer', minimum: 0},
          standardize: {oneOf: [{type: 'boolean'}, ref('Standardize')], default: false},
          optimizer: {
            oneOf: [{type: 'string', enum: ['gradient-descent', 'adam', 'lbfgs']}, ref('Optimizer')],
            default: {type: 'gradient-descent'}},
          alpha: {oneOf: [{type: 'number'}, {type: 'string', const: 'auto'}, {type: 'null'}], default: 0.3},
          schedule: {oneOf: [ref('Schedule'), {type: 'null'}], description: 'how alpha changes'},
          epochs: {type: 'integer', default: 10_000},
          batchSize: {type: ['integer', 'null']},
          classWeights: {
            oneOf: [{type: 'string', const: 'balanced'}, {type: 'array', items: {type: 'number'}}, {type: 'null'}]},
          stopWhen: {oneOf: [ref('StopWhen'), {type: 'null'}]},
          keep: {type: 'string', enum: ['last', 'best'], default: 'last'},
          metadata: {type: ['object', 'null'], additionalProperties: {type: 'string'}},
          name: {type: ['string', 'null'], maxLength: 200},
        },
      },
      Standardize: {type: 'object', properties: {inputs: {type: 'boolean', default: false}}},
      Rows: {type: 'object', properties: {inputs: {type: 'array', items: {type: 'array', items: {type: 'number'}}}}},
      Network: {
        type: 'object',
        properties: {
          hidden: {type: 'array', items: {type: 'integer'}, default: [2]},
          activation: {oneOf: [hidden, {type: 'array', items: hidden}], default: 'sigmoid'},
          output: {type: 'string', enum: ['identity', 'softmax'], default: 'identity'},
          bias: {type: 'boolean', default: true},
          dropout: {oneOf: [{type: 'number'}, {type: 'array', items: {type: 'number'}}], default: 0},
        },
      },
      Init: {oneOf: [ref('ConstantInit'), ref('UniformInit'), ref('GlorotUniformInit'), ref('ThetaInit')]},
      ConstantInit: variant('constant', {value: {type: 'number', examples: [0.1]}, biases}, ['value']),
      UniformInit: variant('uniform', {low: {type: 'number', examples: [0]}, high: {type: 'number', examples: [1]}}),
      GlorotUniformInit: variant('glorot-uniform'),
      ThetaInit: variant('theta', {values: {type: 'array', items: {type: 'number'}}}, ['values']),
      Optimizer: {oneOf: [ref('GradientDescent'), ref('Adam'), ref('Lbfgs')]},
      GradientDescent: variant('gradient-descent'),
      Adam: variant('adam', {beta1: {type: 'number', default: 0.9}, epsilon: {type: 'number', default: 1e-8}}),
      Lbfgs: variant('lbfgs', {memory: {type: 'integer', default: 10}}),
      Schedule: {oneOf: [ref('StepSchedule'), ref('CosineSchedule')]},
      StepSchedule: variant('step', {every: {type: 'integer', examples: [1000]}}, ['every']),
      CosineSchedule: variant('cosine', {epochs: {type: 'integer', examples: [10_000]}}, ['epochs']),
      StopWhen: {type: 'object', properties: {lossBelow: {type: 'number'}, patience: {type: 'integer'}}},
    },
  },
  searches: ['lbfgs'],
  limits: {},
};
