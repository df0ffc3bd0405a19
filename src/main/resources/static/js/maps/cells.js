// @ts-check
/** Which runs of an experiment fall on the places of its maps: run r is start r % starts of point r / starts. */

import {upTo} from '../charts/numbers.js';
import {short} from '../format.js';
import {maps} from '../text/maps.js';

/** @import {Experiment, ExperimentItem, FieldMap, FieldValue, MapSide, Region, Variation, Vary} from './types.js' */

/** @typedef {{count: number, at: (k: number) => number}} Runs some runs, of which the k-th is at(k) */

/**
 * The plane that starts lie on.
 *
 * @param {Vary} vary
 * @returns {Variation | null}
 */
export const planeOf = ({theta}) => (theta && !Array.isArray(theta) ? theta : null);

/** @param {Variation} plane */
const directionNames = ({directions = []}) =>
  directions.map((one, k) => (typeof one === 'string' ? one : `direction ${k + 1}`));

/**
 * What can stand on the axes of a map.
 *
 * @param {Pick<Experiment, 'vary' | 'design'>} experiment
 */
export function sidesOf({vary, design}) {
  const plane = planeOf(vary);
  const isListed = (/** @type {FieldValue[] | Variation} */ axis) => Array.isArray(axis) || design === 'grid';
  return [
    ...(plane ? directionNames(plane) : []),
    ...Object.keys(vary).filter((field) => field !== 'seed' && field !== 'theta' && isListed(vary[field]))];
}

/**
 * How many runs each point has.
 *
 * @param {Pick<Experiment, 'vary' | 'folds' | 'repeats'>} experiment
 */
export function startsOf({vary, folds, repeats}) {
  const {seed} = vary;
  const seeds = Array.isArray(seed) ? seed.length : seed?.count ?? 1;
  const side = planeOf(vary)?.resolution;
  return (side ? side * side : seeds) * (folds ? folds * repeats : 1);
}

/**
 * The runs that fall on a region of a map.
 *
 * @param {Experiment} experiment
 * @param {FieldMap} map
 * @param {Region} region
 * @returns {Runs}
 */
export function runsIn(experiment, map, region) {
  const starts = startsOf(experiment);
  const points = pointsIn(experiment, map, region);
  const chosen = startsIn(experiment, map, region, starts);
  return {
    count: points.length * chosen.length,
    at: (k) => points[Math.floor(k / chosen.length)] * starts + chosen[k % chosen.length]};
}

/** @type {(map: FieldMap, region: Region) => [side: MapSide, first: number, last: number][]} */
const sidesIn = ({x, y}, {left, right, bottom, top}) => [[x, left, right], [y, bottom, top]];

/** @type {(experiment: Experiment, map: FieldMap, region: Region) => number[]} */
function pointsIn(experiment, map, region) {
  const wanted = sidesIn(map, region)
    .filter(([{field}]) => field in experiment.vary)
    .map(([{field, values}, first, last]) =>
      /** @type {const} */ ([field, new Set(values.slice(first, last + 1).map((one) => JSON.stringify(one)))]));
  return upTo(experiment.points.length).filter((k) =>
    wanted.every(([field, values]) => values.has(JSON.stringify(experiment.points[k].values[field]))));
}

/** @type {(experiment: Experiment, map: FieldMap, region: Region, starts: number) => number[]} */
function startsIn({vary}, map, region, starts) {
  const plane = planeOf(vary);
  if (!plane?.resolution) return upTo(starts);
  const {resolution} = plane;
  const names = directionNames(plane);
  const bounds = names.map((name) => {
    const [, first, last] = sidesIn(map, region).find(([{field}]) => field === name) ?? [null, 0, resolution - 1];
    return {first, last};
  });
  const isIn = (/** @type {number} */ place, /** @type {{first: number, last: number}} */ {first, last}) =>
    place >= first && place <= last;
  return upTo(starts).filter((start) =>
    isIn(start % resolution, bounds[0]) && isIn(Math.floor(start / resolution), bounds[1]));
}

/**
 * How many runs of a region converged; null where the map does not say.
 *
 * @param {Experiment} experiment
 * @param {FieldMap} map
 * @param {Region} region
 */
export function convergedIn(experiment, map, region) {
  if (!planeOf(experiment.vary)) {
    return pointsIn(experiment, map, region).reduce((sum, k) => sum + experiment.points[k].converged, 0);
  }
  const {z, value, groups} = map;
  const isSingle = runsIn(experiment, map, {...region, right: region.left, top: region.bottom}).count === 1;
  if (!isSingle || (value !== 'basin' && value !== 'rate')) return null;
  const cells = z.slice(region.bottom, region.top + 1).flatMap((row) => row.slice(region.left, region.right + 1));
  return cells.filter((cell) => (value === 'rate' ? cell === 1 : groups?.[cell ?? -1]?.fate === 'converged')).length;
}

/**
 * A region between two places, whichever is which.
 *
 * @param {[column: number, row: number]} one
 * @param {[column: number, row: number]} other
 * @returns {Region}
 */
export const between = ([a, b], [c, d]) => (
  {left: Math.min(a, c), right: Math.max(a, c), bottom: Math.min(b, d), top: Math.max(b, d)});

/**
 * @param {unknown} value of a field
 * @returns {string}
 */
export function valueText(value) {
  if (typeof value === 'number') return short(value, 3);
  return Array.isArray(value) ? value.map(valueText).join('-') : String(value);
}

/**
 * Where some runs lie, in words.
 *
 * @param {FieldMap} map
 * @param {Region} region
 */
export const placeText = (map, region) => sidesIn(map, region)
  .map(([{field, values}, first, last]) => {
    const [from, to] = [values[first], values[last]].map(valueText);
    return `${field} ${first === last ? from : maps.span(from, to)}`;
  })
  .join(', ');

/**
 * The values that differ between the runs of a region, and what they are called; those of a plane if there are none.
 *
 * @param {Experiment} experiment
 * @param {FieldMap} map
 * @param {Region} region
 * @returns {Record<string, string>}
 */
export function varyingIn({vary}, map, region) {
  const plane = planeOf(vary);
  const [x, y] = plane ? directionNames(plane) : [];
  const names = Object.fromEntries(Object.keys(vary)
    .flatMap((field) => (field === 'theta' ? [['x', x], ['y', y]] : [[field, field]])));
  const fixed = sidesIn(map, region).filter(([, first, last]) => first === last).map(([{field}]) => field);
  const varying = Object.entries(names).filter(([, name]) => !fixed.includes(name));
  return varying.length ? Object.fromEntries(varying) : names;
}

/** @param {ExperimentItem} experiment */
export const isOver = ({status}) => status !== 'queued' && status !== 'running';
