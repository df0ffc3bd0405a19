// @ts-check
/** A map without its picture: in a sentence, and as a table. */

import {el, tableHead} from '../dom.js';
import {percent, short} from '../format.js';
import {maps} from '../text/maps.js';
import {t} from '../texts.js';
import {placeText, valueText} from './cells.js';
import {groupColours} from './colours.js';

/** @import {FieldMap, MapGroup, MapMeasure} from './types.js' */

const MAX_PLACES = 1_000;

/** Ends of a smaller share of starts stand in the table only. */
const RARE = 0.01;

/** A share, also a small one. */
const percentOf = (/** @type {number} */ share) => `${short(100 * share, 3)} %`;

/** @param {MapGroup} group */
export const groupText = ({fate, medianFinalLoss}) =>
  (fate === 'stuck' ? maps.stuckAt(short(medianFinalLoss, 3)) : maps.fates[fate]);

/** @param {MapGroup[]} groups */
function endsOf(groups) {
  const common = groups.filter(({share}) => share >= RARE);
  const rest = groups.length - common.length;
  return common.map((group) => `${percentOf(group.share)} ${groupText(group)}`).join(', ')
    + (rest ? maps.rarer(rest) : '');
}

/**
 * What a place of a map says.
 *
 * @type {(measure: MapMeasure, value: number | null | undefined) => string}
 */
export function measured(measure, value) {
  if (value == null) return maps.unknown;
  if (measure === 'rate') return maps.converge(percent(value));
  return measure === 'epochs' ? t.n.epochs(value) : t.loss(short(value));
}

/**
 * What a map shows.
 *
 * @param {FieldMap} map
 */
export function sentence(map) {
  if (map.groups) return maps.groups(endsOf(map.groups));
  const places = map.z.flatMap((row, top) => row.map((value, left) => ({value, left, top})))
    .filter(({value}) => value !== null)
    .sort((one, other) => Number(one.value) - Number(other.value));
  const [lowest, highest] = [places[0], places.at(-1)].map((one) => (one ? maps.extreme(
    measured(map.value, one.value), placeText(map, {left: one.left, right: one.left, bottom: one.top, top: one.top}))
    : measured(map.value, null)));
  return maps.range(map.value, lowest, highest);
}

/**
 * The numbers of a map; of ends how many there are of each.
 *
 * @param {FieldMap} map
 * @param {(run: number) => void} open
 */
export function tableOf(map, open) {
  if (map.groups) return legend(map.groups, open);
  const {x, y, z, value} = map;
  if (x.values.length * y.values.length > MAX_PLACES) return el('p', {class: 'note'}, maps.tableTooLarge);
  const text = (/** @type {number | null} */ one) =>
    (one === null ? '–' : value === 'rate' ? percent(one) : short(one, 3));
  return el('table', {class: 'numbers'},
    el('caption', {class: 'note'}, maps.label(value, x.field, y.field)),
    tableHead([`${y.field} ↓ ${x.field} →`, ...x.values.map(valueText)]),
    el('tbody', {}, z.map((row, k) => el('tr', {},
      el('th', {scope: 'row'}, valueText(y.values[k])), row.map((one) => el('td', {}, text(one))))).toReversed()));
}

/** @type {(groups: MapGroup[], open: (run: number) => void) => HTMLElement} */
function legend(groups, open) {
  const colours = groupColours(groups);
  return el('table', {class: 'numbers map-ends'},
    el('caption', {class: 'unseen'}, maps.ends), tableHead(maps.legend),
    el('tbody', {}, groups.map((group, k) => el('tr', {},
      el('td', {class: 'left'},
        el('span', {class: `end-swatch end-${colours[k]}`, 'aria-hidden': 'true'}), maps.fates[group.fate]),
      el('td', {}, percentOf(group.share)), el('td', {}, short(group.medianFinalLoss, 3)),
      el('td', {}, el('button', {type: 'button', class: 'link', click: () => open(group.run)},
        maps.run(group.run)))))));
}
