// @ts-check
/** What the columns and classes of a data set are called, and its rows as they were written. */

import {fetchJson, get, send} from './api.js';
import {numbered} from './confusion.js';
import {csvRows} from './csv-rows.js';
import {short} from './format.js';

/** @import {Names} from './charts/names.js' */
/** @import {Column, InlineRows, Rows} from './types.js' */

/** Rows of a request for cells. */
const CHUNK = 500;

/**
 * The words of a data set.
 *
 * @typedef {object} Words
 * @property {Names} names
 * @property {string[]} header
 * @property {(rows: number[]) => Promise<string[][]>} cells of rows by their number, under the header
 * @property {Field[]} fields the columns from which is predicted
 * @property {boolean} isTable whether rows go to the service by the names of their columns
 */

/**
 * A column from which is predicted, at its place in the header; a category has levels.
 *
 * @typedef {{name: string, place: number, isNumber: boolean, levels?: string[]}} Field
 */

/**
 * The words of the sets that the service keeps, which never change.
 *
 * @type {Map<string, Promise<Words>>}
 */
const known = new Map();

/**
 * @param {string | InlineRows} dataset
 * @param {Rows} rows
 * @returns {Promise<Words>}
 */
export function wordsOf(dataset, rows) {
  if (typeof dataset !== 'string') return Promise.resolve(ofNumbers(rows));
  let words = known.get(dataset);
  if (!words) {
    words = ofTable(dataset).catch(() => {
      known.delete(dataset);
      return ofNumbers(rows);
    });
    known.set(dataset, words);
  }
  return words;
}

/** @type {(rows: Rows) => Words} */
function ofNumbers({inputs, targets}) {
  const names = {inputs: numbered('x', inputs[0]), targets: numbered('y', targets[0])};
  return {
    names,
    header: [...names.inputs, ...names.targets],
    fields: names.inputs.map((name, place) => ({name, place, isNumber: true})),
    isTable: false,
    cells: async (rows) => rows.map((k) => [...inputs[k], ...targets[k]].map((value) => short(value)))};
}

/** @type {(dataset: string) => Promise<Words>} */
async function ofTable(dataset) {
  const address = `/v1/datasets/${dataset}`;
  /** @type {{columns: Column[]}} */
  const {columns} = await fetchJson(get(`${address}?limit=0`));
  const used = columns.filter(({role}) => role !== 'ignored');
  const encoded = (/** @type {string} */ wanted) =>
    used.filter(({role}) => role === wanted).flatMap(({name, encodedAs}) => encodedAs ?? [name]);
  const inputs = encoded('input');
  /** @type {Map<number, Promise<string[][]>>} */
  const chunks = new Map();
  const chunk = (/** @type {number} */ k) => {
    const wanted = chunks.get(k) ?? lines(`${address}?from=${k * CHUNK}&limit=${CHUNK}`);
    chunks.set(k, wanted);
    return wanted;
  };
  return {
    names: {inputs, targets: encoded('target'), axes: axesOf(inputs, used)},
    header: used.map(({name}) => name),
    fields: used
      .map(({name, role, type, levels}, place) => (
        {name, role, place, isNumber: type === 'number', levels: levels?.map(({value}) => value)}))
      .filter(({role}) => role === 'input'),
    isTable: true,
    cells: (rows) => Promise.all(rows.map(async (row) => (await chunk(Math.floor(row / CHUNK)))[row % CHUNK]))};
}

/** @type {(address: string) => Promise<string[][]>} */
async function lines(address) {
  return csvRows(await (await send(get(address, 'text/csv'))).text()).slice(1);
}

/**
 * Two inputs to draw: the first that are numbers, not levels of a category.
 *
 * @type {(inputs: string[], columns: Column[]) => [x: number, y: number]}
 */
function axesOf(inputs, columns) {
  const numbers = new Set(columns.filter(({type}) => type === 'number' || type === 'date').map(({name}) => name));
  const places = inputs.map((_, k) => k);
  const [x, y] = [
    ...places.filter((k) => numbers.has(inputs[k])), ...places.filter((k) => !numbers.has(inputs[k]))];
  return [x, y];
}
