// @ts-check
/** The view of maps, which these texts load with. */

import {count, plural} from '../../count.js';

/** @import {MapMeasure} from '../../maps/types.js' */
/** @import {OfNumber, OfNumbers, OfText, OfTexts} from './common.js' */

/** @type {Record<MapMeasure, string>} */
const MEASURES = {
  rate: 'how many converge',
  loss: 'the median loss',
  'holdout-loss': 'the median held-out loss',
  epochs: 'epochs until they converge',
  basin: 'where they end',
};

export const MAPS = {
  title: 'Maps',
  intro: 'Many runs of the spec in the form, of which two fields vary: how often does it converge, and where?',
  founding: 'The founding question',
  foundingHint: 'Three maps of the founding network. The first time, 100,000 networks are trained in half a minute.',
  presets: {starts: 'Starts', spread: 'Learning rate and spread', basins: 'Where starts end'},
  names: {
    starts: 'Starts uniform(low, high)',
    spread: 'Learning rate and spread of the start',
    basins: 'Where starts end',
  },
  own: 'A map of my own',
  kind: 'Of',
  kinds: {fields: 'two fields', plane: 'a plane of starts'},
  sides: {x: 'To the right', y: 'Upwards'},
  field: 'Field',
  as: 'As',
  ways: {range: 'a range', list: 'a list'},
  from: 'From',
  to: 'To',
  steps: 'Steps',
  log: 'log',
  values: 'Values',
  valuesHint: 'Parted by commas or semicolons; layers by a hyphen, as in 8-4',
  starts: 'Starts of each',
  directions: {x: 'Right', y: 'Up'},
  resolution: 'Pixels',
  train: 'Train the map',
  /** @type {OfNumber} */ size: (runs) => plural(runs, 'run', 'runs'),
  earlier: 'Earlier',
  none: 'none yet',
  map: 'The map',
  kindOfPicture: 'map',
  progressLabel: 'Runs trained',
  show: 'show',
  across: 'right',
  upwards: 'up',
  measures: MEASURES,
  copies: 'symmetric copies apart',
  region: 'Choose a region',
  regionHint: 'Then drag over the map',
  cancel: 'Cancel',
  remove: 'Delete',
  share: 'Share the map',
  noMap: 'It has no map: two fields must vary in listed values or steps.',
  nothing: 'Choose one of the three maps, or train one of your own.',
  /** @type {OfNumbers} */ progress: (done, runs) => `${count(done)} of ${plural(runs, 'run', 'runs')} trained …`,
  states: {queued: 'queued', running: 'training', completed: 'completed', failed: 'failed', cancelled: 'cancelled'},
  /** @type {(state: string, done: number) => string} */
  ended: (state, done) => `${state}, ${plural(done, 'run', 'runs')}`,
  usage: 'Choose a place to open its run or list its runs, or drag over a region. With keys: arrows move, Shift and '
    + 'arrows choose a region, Enter opens, Escape ends.',
  /** @type {(measure: MapMeasure, x: string, y: string) => string} */
  label: (measure, x, y) => `A map of ${MEASURES[measure]} over ${x} and ${y}`,
  /** @type {(measure: MapMeasure, low: string, high: string) => string} */
  range: (measure, low, high) => `Colour is ${MEASURES[measure]}: lowest ${low}, highest ${high}.`,
  /** @type {OfTexts} */ extreme: (value, place) => `${value} at ${place}`,
  /** @type {OfTexts} */ span: (first, last) => `${first} to ${last}`,
  /** @type {OfText} */ groups: (ends) => `Colour is where a start ends: ${ends}.`,
  /** @type {OfNumber} */ rarer: (n) => `, and ${plural(n, 'rarer end', 'rarer ends')}`,
  log10: 'log₁₀',
  unknown: 'not known',
  /** @type {OfText} */ converge: (share) => `${share} converge`,
  fates: {converged: 'converged', stuck: 'stuck', diverged: 'diverged', other: 'rarer ends'},
  /** @type {OfText} */ stuckAt: (loss) => `stuck at a loss of ${loss}`,
  legend: ['End', 'Share', 'Median loss', 'A run'],
  ends: 'Where runs end',
  table: 'The numbers',
  tableTooLarge: 'The map has too many places for a table here; its menu has the numbers as JSON.',
  runs: 'Runs of this region',
  runsUsage: 'Click a place of the map or drag over it, and its runs are listed here.',
  runsColumns: ['Run', 'At', 'Ended', 'Loss', 'Epochs'],
  /** @type {OfNumber} */ openRun: (run) => `Open run ${count(run)}`,
  /** @type {OfNumber} */ run: (run) => `run ${count(run)}`,
  /** @type {OfNumber} */ more: (left) => `Show more of ${count(left)}`,
  /** @type {(converged: number, share: string) => string} */
  converged: (converged, share) => `, of which ${count(converged)} converged (${share})`,
  /** @type {OfNumber} */
  opening: (run) => `Run ${count(run)} is being trained again, with all its history …`,
  badges: {converged: 'converged', diverged: 'diverged', plateau: 'not converged', queued: 'not trained yet'},
};
