// @ts-check
/** What the view of maps says. */

import {count, percent, plural, short} from '../format.js';

/** @import {MapGroup, MapMeasure} from './types.js' */

/** @type {Record<MapMeasure, string>} */
const MEASURES = {
  rate: 'how many converge', loss: 'the median loss', 'holdout-loss': 'the median held-out loss',
  epochs: 'epochs until they converge', basin: 'where they end'};

/** Ends of a smaller share of starts stand in the table only. */
const RARE = 0.01;

export const TEXTS = {
  title: 'Maps',
  intro: 'Many runs of the spec in the form, of which two fields vary: how often does it converge, and where?',
  founding: 'The founding question',
  foundingHint: 'Three maps of the founding network. The first time, 100,000 networks are trained in half a minute.',
  presets: {
    starts: 'Starts', spread: 'Learning rate and spread', basins: 'Where starts end'},
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
  valuesHint: 'Parted by commas; layers by a hyphen, as in 8-4',
  starts: 'Starts of each',
  directions: {x: 'Right', y: 'Up'},
  resolution: 'Pixels',
  train: 'Train the map',
  size: (/** @type {number} */ runs) => (Number.isFinite(runs) ? plural(runs, 'run') : ''),
  earlier: 'Earlier',
  none: 'none yet',
  map: 'The map',
  progressLabel: 'Runs trained',
  /** @type {(type: string) => string} */
  download: (type) => `Download ${type}`,
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
  progress: (/** @type {number} */ done, /** @type {number} */ runs) =>
    `${count(done)} of ${plural(runs, 'run')} trained …`,
  ended: (/** @type {string} */ status, /** @type {number} */ done) => `${status}, ${plural(done, 'run')}`,
  usage: 'Choose a place to open its run or list its runs, or drag over a region. With keys: arrows move, Shift and '
    + 'arrows choose a region, Enter opens, Escape ends.',
  mapLabel: (/** @type {string} */ measure, /** @type {string} */ x, /** @type {string} */ y) =>
    `A map of ${measure} over ${x} and ${y}`,
  /** @type {(measure: MapMeasure, low: string, high: string) => string} */
  range: (measure, low, high) => `Colour is ${MEASURES[measure]}: lowest ${low}, highest ${high}.`,
  /** @type {(value: string, place: string) => string} */
  extreme: (value, place) => `${value} at ${place}`,
  groups: (/** @type {MapGroup[]} */ groups) => {
    const common = groups.filter(({share}) => share >= RARE);
    const rest = groups.length - common.length;
    const ends = common.map((group) => `${percentOf(group.share)} ${groupText(group)}`).join(', ');
    return `Colour is where a start ends: ${ends}${rest ? `, and ${plural(rest, 'rarer end')}` : ''}.`;
  },
  log10: 'log₁₀',
  /** @type {(measure: MapMeasure, value: number | null | undefined) => string} */
  value: (measure, value) => {
    if (value == null) return 'not known';
    if (measure === 'rate') return `${percent(value)} converge`;
    return measure === 'epochs' ? plural(value, 'epoch') : `loss ${short(value)}`;
  },
  fates: {converged: 'converged', stuck: 'stuck', diverged: 'diverged', other: 'rarer ends'},
  legend: ['End', 'Share', 'Median loss', 'A run'],
  ends: 'Where runs end',
  table: 'The numbers',
  tableTooLarge: 'The map has too many places for a table here; its menu has the numbers as JSON.',
  runs: 'Runs of this region',
  runsUsage: 'Click a place of the map or drag over it, and its runs are listed here.',
  runsColumns: ['Run', 'At', 'Ended', 'Loss', 'Epochs'],
  openRun: (/** @type {number} */ run) => `Open run ${count(run)}`,
  run: (/** @type {number} */ run) => `run ${count(run)}`,
  more: (/** @type {number} */ left) => `Show more of ${count(left)}`,
  /** @type {(runs: number, converged: number | null) => string} */
  chosen: (runs, converged) => (converged === null ? plural(runs, 'run')
    : `${plural(runs, 'run')}, of which ${count(converged)} converged (${percent(converged / runs)})`),
  opening: (/** @type {number} */ run) => `Run ${count(run)} is being trained again, with all its history …`,
  badges: {converged: 'converged', diverged: 'diverged', plateau: 'not converged', queued: 'not trained yet'},
};

/** @param {MapGroup} group */
export function groupText({fate, medianFinalLoss}) {
  if (fate === 'converged') return 'converged';
  if (fate === 'diverged') return 'diverged';
  return fate === 'other' ? 'rarer ends' : `stuck at a loss of ${short(medianFinalLoss, 3)}`;
}

/** A share, also a small one. */
export const percentOf = (/** @type {number} */ share) => `${short(100 * share, 3)} %`;
