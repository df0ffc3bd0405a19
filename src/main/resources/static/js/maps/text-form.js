// @ts-check
/** A map without its picture: in a sentence, and as a table. */

import {el, tableHead} from '../dom.js';
import {percent, short} from '../format.js';
import {placeText, valueText} from './cells.js';
import {groupColours} from './colours.js';
import {percentOf, TEXTS} from './texts.js';

/** @import {FieldMap, MapGroup} from './types.js' */

const MAX_PLACES = 1_000;

/**
 * What a map shows.
 *
 * @param {FieldMap} map
 */
export function sentence(map) {
  if (map.groups) return TEXTS.groups(map.groups);
  const places = map.z.flatMap((row, top) => row.map((value, left) => ({value, left, top})))
    .filter(({value}) => value !== null)
    .sort((one, other) => Number(one.value) - Number(other.value));
  const [lowest, highest] = [places[0], places.at(-1)].map((one) => (one ? TEXTS.extreme(
    TEXTS.value(map.value, one.value), placeText(map, {left: one.left, right: one.left, bottom: one.top, top: one.top}))
    : TEXTS.value(map.value, null)));
  return TEXTS.range(map.value, lowest, highest);
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
  if (x.values.length * y.values.length > MAX_PLACES) return el('p', {class: 'note'}, TEXTS.tableTooLarge);
  const text = (/** @type {number | null} */ one) =>
    (one === null ? '–' : value === 'rate' ? percent(one) : short(one, 3));
  return el('table', {class: 'numbers'},
    el('caption', {class: 'note'}, TEXTS.mapLabel(TEXTS.measures[value], x.field, y.field)),
    tableHead([`${y.field} ↓ ${x.field} →`, ...x.values.map(valueText)]),
    el('tbody', {}, z.map((row, k) => el('tr', {},
      el('th', {scope: 'row'}, valueText(y.values[k])), row.map((one) => el('td', {}, text(one))))).toReversed()));
}

/** @type {(groups: MapGroup[], open: (run: number) => void) => HTMLElement} */
function legend(groups, open) {
  const colours = groupColours(groups);
  return el('table', {class: 'numbers map-ends'},
    el('caption', {class: 'unseen'}, TEXTS.ends), tableHead(TEXTS.legend),
    el('tbody', {}, groups.map((group, k) => el('tr', {},
      el('td', {class: 'left'},
        el('span', {class: `end-swatch end-${colours[k]}`, 'aria-hidden': 'true'}), TEXTS.fates[group.fate]),
      el('td', {}, percentOf(group.share)), el('td', {}, short(group.medianFinalLoss, 3)),
      el('td', {}, el('button', {type: 'button', class: 'link', click: () => open(group.run)},
        TEXTS.run(group.run)))))));
}
