// @ts-check
/** The colours of maps: of numbers from bad to good, of ends a colour each, as the service draws them. */

import {pixelsOf, range, shades} from '../charts/colours.js';
import {rgb} from '../charts/rgb.js';

/** @import {Shade} from '../charts/colours.js' */
/** @import {FieldMap, MapGroup} from './types.js' */

const STYLES = new URL('../../css/maps.css', import.meta.url).href;
const GOOD = 6;
const POOR = 6;

/** Loads the styles of the view, in which the colours stand. */
export const loadStyles = () => new Promise((resolve) => {
  const link = document.createElement('link');
  Object.assign(link, {rel: 'stylesheet', href: STYLES, onload: resolve, onerror: resolve});
  document.head.append(link);
});

/**
 * The names of the colours of ends: each family has its own, as long as there are some.
 *
 * @param {MapGroup[]} groups
 */
export function groupColours(groups) {
  /** @type {Record<string, number>} */
  const seen = {};
  return groups.map(({fate}) => {
    const place = seen[fate] ?? 0;
    seen[fate] = place + 1;
    return {converged: `good-${place % GOOD}`, stuck: `poor-${place % POOR}`, diverged: 'bad', other: 'rare'}[fate];
  });
}

/** @param {string} name */
const colourOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--end-${name}`).trim();

/**
 * The numbers as they are coloured: losses by their logarithms.
 *
 * @param {FieldMap} map
 */
export function shownValues({value, z}) {
  const isLoss = value === 'loss' || value === 'holdout-loss';
  return z.map((row) => row.map((one) => (one !== null && isLoss ? Math.log10(Math.max(one, 1e-300)) : one)));
}

/**
 * How the numbers of a map are coloured, the best ones blue, and between which two.
 *
 * @param {FieldMap} map
 * @returns {{bounds: [low: number, high: number], shade: Shade}}
 */
export function paintOf(map) {
  if (map.value === 'rate') return {bounds: [0, 1], shade: shades([0, 1])};
  const bounds = range(shownValues(map).flat().filter((one) => one !== null));
  return {bounds, shade: shades([bounds[1], bounds[0]])};
}

/**
 * A pixel for each place of a map, its last row at the top; places without runs are clear.
 *
 * @param {FieldMap} map
 */
export function mapPixels(map) {
  const width = map.x.values.length;
  if (map.groups) return groupPixels(map, map.groups);
  return pixelsOf(shownValues(map).flat(), width, paintOf(map).shade);
}

/** @type {(map: FieldMap, groups: MapGroup[]) => ImageData} */
function groupPixels({x, z}, groups) {
  const colours = groupColours(groups).map((name) => rgb(colourOf(name)));
  const pixels = new ImageData(x.values.length, z.length);
  z.toReversed().flat().forEach((group, k) => {
    if (group !== null) pixels.data.set([...colours[group], 255], 4 * k);
  });
  return pixels;
}
