// @ts-check
/** The columns of an uploaded table: what each holds in brief, and how the reader's choices become a query. */

import {count} from '../count.js';
import {short} from '../format.js';
import {t} from '../texts.js';

/** @import {Column} from '../types.js' */

/** @typedef {{role?: string, type?: string}} ColumnChoice what the reader chose for a column */

const MAX_LEVELS = 4;

/**
 * A first look at a column: its range or its most frequent levels, and how many cells are missing.
 *
 * @param {Column} column
 */
export function look({type, min, max, mean, first, last, levels, missing}) {
  const parts = [];
  if (levels) {
    const frequent = levels.toSorted((a, b) => b.rows - a.rows).slice(0, MAX_LEVELS);
    parts.push(frequent.map(({value, rows}) => `${value} ${count(rows)}`).join(', '));
    if (levels.length > MAX_LEVELS) parts.push(t.form.table.levels(levels.length - MAX_LEVELS));
  } else if (first) {
    parts.push(t.form.table.range(String(first), String(last)));
  } else if (min !== undefined) {
    parts.push(t.form.table.range(short(min), short(max)));
    if (mean !== undefined) parts.push(t.form.table.mean(short(mean)));
  } else {
    parts.push(type === 'constant' ? t.form.table.constant : t.form.table.words);
  }
  if (missing) parts.push(t.form.table.missing(missing));
  return parts.join('; ');
}

/**
 * The choices with one more. A column that was ignored needs a type to be used.
 *
 * @param {Record<string, ColumnChoice>} choices by the name of the column
 * @param {Column} column
 * @param {ColumnChoice} chosen
 */
export function choose(choices, {name, type, role}, chosen) {
  const before = choices[name] ?? {};
  const isWoken = role === 'ignored' && chosen.role !== 'ignored' && !chosen.type && !before.type;
  const usable = ['number', 'boolean', 'date'].includes(type) ? type : 'category';
  return {...choices, [name]: {...before, ...(isWoken ? {type: usable} : {}), ...chosen}};
}

/**
 * The query of an upload.
 *
 * @param {Record<string, ColumnChoice>} choices
 */
export function columnQuery(choices) {
  const query = new URLSearchParams();
  for (const [name, {role, type}] of Object.entries(choices)) {
    if (role === 'target') query.append('target', name);
    if (role === 'ignored') query.append('ignore', name);
    if (type && role !== 'ignored') query.append(`type.${name}`, type);
  }
  return query.size ? `?${query}` : '';
}

/**
 * Whether rows say everything of a table: all columns are numbers, and all are used.
 *
 * @param {Column[]} columns
 */
export const isPlain = (columns) =>
  columns.every(({type, role, missing}) => type === 'number' && role !== 'ignored' && !missing);

/**
 * A table in brief.
 *
 * @param {{rows: number, columns: Column[]}} table
 */
export function tableSize({rows, columns}) {
  const of = (/** @type {string} */ role) => columns.filter((column) => column.role === role);
  const ignored = of('ignored').length;
  return `${t.n.rows(rows)}, ${t.n.inputs(of('input').length)}, `
    + t.form.table.targets(of('target').length, of('target').map(({name}) => name).join(', '))
    + (ignored ? t.form.table.ignored(ignored) : '');
}
