// @ts-check
/** The panel beside the stage: the question, the diagnosis and the cures. */

import {count} from '../../count.js';

/** @import {OfNumber, OfText, OfTexts} from './common.js' */

export const WHY = {
  looking: 'Looking for causes …',
  trying: 'Cures are being tried, 64 runs each …',
  cure: 'A cure that was tried',
  otherCures: 'Other cures',
  unproven: 'Tried, but not proven',
  causes: 'The causes',
  cause: 'The cause',
  sideEffects: 'Side effects',
  findings: 'Findings',
  none: 'The service has no diagnosis for this run.',
  later: 'The diagnosis comes when the run ends.',
  beforeFirst: ' before its first epoch',
  /** @type {OfTexts} */ was: (status, why) => `The run was ${status.toLowerCase()}${why}.`,
  /** @type {OfText} */ noResult: (status) => `This run was ${status.toLowerCase()} and has no result.`,
  oneChange: 'One change: ',
  noHelp: 'This change did not help: ',
  /** @type {OfText} */ before: (loss) => `. Loss ${loss} before, `,
  now: ' now.',
  evidence: 'Evidence',
  value: 'Value',
  threshold: 'Threshold',
  epoch: 'Epoch',
  source: 'Source: ',
  apply: 'Apply and run',
  runAnyway: 'Run it anyway',
  /** @type {(k: number, n: number) => string} */ converged: (k, n) => `${k} of ${n} runs converged`,
  /** @type {(k: number, n: number) => string} */ unchanged: (k, n) => `; unchanged: ${k} of ${n}`,
  /** @type {OfNumber} */ median: (epochs) => `. Median ${count(epochs)} epochs`,
  question: 'Why does it not converge?',
  story: 'A network with two hidden units has to learn XOR. Its gradient was derived by hand, and it is correct. Every '
    + 'weight starts at 0.1, the step size is 0.3, and after 10,000 epochs the network has learned nothing.',
  pressTrain: 'Press Train',
  seeIt: ' and see it happen: the loss falls to 1/4, where the best constant guess is, and stays there. Then this '
    + 'panel shows the cause with its proof, and a cure that has been tried.',
  anyQuestion: 'Does it converge?',
  atTheEnd: '. When the run ends, this panel shows how it ended. If it did not converge, it shows the cause with its '
    + 'proof, and cures that have been tried.',
  /** @type {OfTexts} */ becomes: (before, after) => `${before} becomes ${after}`,
  /** @type {OfTexts} */ range: (low, high) => `${low} to ${high}`,
  weights: 'weights',
  /** @type {OfText} */ inSentence: (label) => label.charAt(0).toLowerCase() + label.slice(1),
  /** @type {OfText} */ all: (value) => `all ${value}`,
  typedIn: 'typed-in start',
  ownRows: 'own rows',
  upload: 'upload',
  linear: 'linear',
  /** @type {OfText} */ hidden: (widths) => `${widths} hidden`,
};
