// @ts-check
/** What is said in many places: counts, outcomes, actions, and what goes wrong. */

import {count, plural} from '../../count.js';

/**
 * @typedef {(n: number) => string} OfNumber a text with a number in it
 * @typedef {(text: string) => string} OfText a text with a name or a number that is written already
 * @typedef {(one: string, other: string) => string} OfTexts a text with two of them
 * @typedef {(k: number, n: number) => string} OfNumbers a text with two numbers
 */

export const COMMON = {
  notFinite: 'not finite',
  none: 'none',
  yes: 'yes',
  no: 'no',
  close: 'Close',
  back: 'Back',
  next: 'Next',
  /** @type {OfNumbers} */ of: (k, n) => `${count(k)} of ${count(n)}`,
  n: {
    /** @type {OfNumber} */ rows: (n) => plural(n, 'row', 'rows'),
    /** @type {OfNumber} */ unseenRows: (n) => plural(n, 'unseen row', 'unseen rows'),
    /** @type {OfNumber} */ trainingRows: (n) => plural(n, 'training row', 'training rows'),
    /** @type {OfNumber} */ heldOutRows: (n) => plural(n, 'held-out row', 'held-out rows'),
    /** @type {OfNumber} */ inputs: (n) => plural(n, 'input', 'inputs'),
    /** @type {OfNumber} */ targets: (n) => plural(n, 'target', 'targets'),
    /** @type {OfNumber} */ epochs: (n) => plural(n, 'epoch', 'epochs'),
    /** @type {OfNumber} */ parameters: (n) => plural(n, 'parameter', 'parameters'),
  },
  /** @type {OfText} */ loss: (value) => `loss ${value}`,
  /** @type {OfTexts} */ right: (n, rows) => `${n} of ${rows} right`,
  /** @type {OfTexts} */ explained: (value, rows) => `R² ${value} over ${rows}`,
  outcomes: {
    converged: 'Converged',
    plateau: 'Stuck on a plateau',
    descending: 'Still descending',
    oscillating: 'Oscillating',
    diverged: 'Diverged',
    queued: 'Queued',
    running: 'Training',
    paused: 'Paused',
    failed: 'Failed',
    cancelled: 'Cancelled',
    lost: 'Lost',
  },
  state: {
    question: 'Plateau: why does training not converge?',
    training: 'Training',
    paused: 'Paused',
    /** @type {OfText} */ epochsPerSecond: (n) => `${n} epochs/s`,
    /** @type {OfText} */ left: (time) => `${time} left`,
    /** @type {OfTexts} */ ended: (outcome, loss) => `${outcome}, loss ${loss}`,
    /** @type {(outcome: string, epochs: number, loss: string) => string} */
    endedAfter: (outcome, epochs, loss) => `${outcome} after ${count(epochs)} epochs, loss ${loss}.`,
    /** @type {OfText} */ heldOutLoss: (value) => `held-out loss ${value}`,
  },
  service: {
    /** @type {OfNumber} */ answered: (status) => `The service answered ${status}.`,
    unreachable: 'The service cannot be reached. Is it running?',
    /** @type {OfText} */ goesOn: (fault) => `${fault} The page goes on as soon as it answers.`,
    reload: 'Reload',
    missingPart: 'A part of the page did not load; the service may have a newer one. ',
    disconnected: 'The connection is gone; waiting for the service. A run continues where it was.',
    restarted: 'The service was restarted and does not know this run any more. The same spec gives the same bits: ',
    trainAgain: 'Train it again',
    forgotten: 'The service does not keep a run of this link any more, and the link does not say how it was trained.',
    trainedAgain:
      'The service does not keep a run of this link any more. It is trained again: the same spec gives the same bits.',
    notTrainedAgain: 'The service does not keep a run of this link any more, and cannot train it again.',
    language: '',
  },
  key: {
    another: 'This key is not valid. Another one?',
    ask: 'Key of the service',
    kept: 'It is kept until this tab is closed.',
    use: 'Use this key',
  },
  share: {
    share: 'Share',
    curl: 'Copy as curl',
    copied: 'Copied',
    needsHttps: 'Copying needs https or localhost',
    svg: 'Download SVG',
    png: 'Download PNG',
    csv: 'Download CSV',
    json: 'Download JSON',
    jobJson: 'Download job as JSON',
    trainFirst: 'Train first',
    link: 'Copy link',
    embed: 'Copy to embed',
    cancel: 'Copy cancel as curl',
    events: 'Copy live events as curl',
    check: 'Copy check as curl',
    upload: 'Copy upload as curl',
    theLosses: 'Share the losses',
    theSurface: 'Share the surface',
    theNetwork: 'Share the network',
    thePredictions: 'Share the predictions',
    theDiagnosis: 'Share the diagnosis',
    theCure: 'Share this cure',
    theGradient: 'Share the gradient',
    theUpload: 'Share the upload',
    theList: 'Share the list',
    theLandscape: 'Share the landscape',
  },
};
