// @ts-check
/** The gradient: derivatives, a claim about them, and the steps of backpropagation. */

import {count} from '../../count.js';

/** @import {OfNumber, OfText, OfTexts} from './common.js' */

export const GRADIENT = {
  title: 'The gradient',
  derivatives: 'Derivatives',
  at: 'at ',
  startInForm: 'the start in the form',
  /** @type {OfNumber} */ epochOfRun: (epoch) => `epoch ${count(epoch)} of the run`,
  check: 'Check',
  checkMine: 'Check mine',
  paste: 'Paste a gradient that you have derived, in the order of the table; NA leaves an entry out. Each entry is '
    + 'compared with the exact one.',
  yours: 'Your gradient',
  pasteFirst: 'Paste a gradient first.',
  /** @type {OfText} */ claim: (fault) => `A gradient ${fault}`,
  byStep: 'Backpropagation, step by step',
  row: 'row ',
  nextRow: 'Next row',
  steps: 'Steps',
  noRows: 'There are no rows to show the steps of.',
  summary: {
    loss: 'Loss',
    norm: 'Norm of the gradient',
    check: 'Numerical check',
    nothingCompared: 'nothing compared',
    /** @type {(difference: string, points: number) => string} */
    agrees: (difference, points) => `agrees to ${difference} at ${points} points`,
    /** @type {(difference: string, points: number) => string} */
    disagrees: (difference, points) => `disagrees to ${difference} at ${points} points`,
    largest: 'Curvature, largest',
    smallest: 'Curvature, smallest',
    stable: 'Largest stable α',
    notFinite: 'Not finite',
  },
  table: {
    /** @type {(shown: number, all: number) => string} */
    first: (shown, all) => `The first ${shown} of ${all} parameters; the JSON has all of them.`,
    title: 'Derivatives of the loss',
    parameter: 'Parameter',
    formula: 'Formula',
    value: 'Value',
    yours: 'Yours',
    verdict: 'Verdict',
    numerical: 'Numerical',
    relativeError: 'Relative error',
    right: 'right',
    wrong: 'wrong',
  },
  verdict: {
    nothing: 'Nothing was claimed.',
    /** @type {OfNumber} */
    agree: (n) => (n > 1 ? `All ${count(n)} entries agree.` : 'The entry agrees.'),
    /** @type {(k: number, n: number, names: string) => string} */
    wrong: (k, n, names) => `${k} of ${n} agree; wrong: ${names}.`,
    /** @type {OfNumber} */ sign: (n) => (n > 1 ? 'They are right but for the sign.' : 'It is right but for the sign.'),
    /** @type {(n: number, times: string, factor: string) => string} */
    tooLarge: (n, times, factor) =>
      `${n > 1 ? 'They are' : 'It is'} ${times} times too large: the factor ${factor} is missing.`,
    /** @type {OfNumber} */
    half: (n) => (n > 1 ? 'They are half as large as they should be: the factor 2 is missing.'
      : 'It is half as large as it should be: the factor 2 is missing.'),
    /** @type {OfText} */ times: (factor) => `They are all ${factor} times what they should be.`,
    /** @type {OfTexts} */ swapped: (one, other) => `${one} and ${other} are swapped.`,
  },
  walk: {
    output: 'the output',
    single: 'the output',
    /** @type {OfNumber} */ outputUnit: (n) => `output ${n}`,
    hiddenLayer: 'the hidden layer',
    /** @type {OfNumber} */ hiddenLayerOf: (n) => `hidden layer ${n}`,
    /** @type {(n: number, layer: string) => string} */ unitOf: (n, layer) => `unit ${n} of ${layer}`,
    /** @type {OfText} */ forward: (unit) => `Forward: ${unit}`,
    /** @type {OfText} */ sums: (layer) => `Forward: weighted sums of ${layer}`,
    /** @type {OfText} */ activations: (layer) => `Forward: activations of ${layer}`,
    loss: 'The loss of this row',
    /** @type {OfText} */ shares: (layer) => `Backward: share of ∂L/∂z of ${layer}`,
    derivatives: 'This row’s share of the derivatives by the weights; by a bias it is δ itself',
    /** @type {OfText} */ backward: (unit) => `Backward: ${unit}; this row’s share of each derivative`,
    /** @type {OfText} */
    stepOf: (optimizer) =>
      `The step: ${optimizer} makes it of the derivatives over all rows; the arrows go against them`,
    step: 'The step: each parameter goes against its derivative over all rows, by α',
  },
};
