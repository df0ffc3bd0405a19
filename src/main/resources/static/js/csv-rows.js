// @ts-check
/** CSV as the service writes it (RFC 4180): a cell with a comma, a quote or a line break stands in quotes. */

const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

/**
 * The cells of a text, line by line.
 *
 * @param {string} text
 * @returns {string[][]}
 */
export function csvRows(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  for (const [whole, quoted, plain, end] of text.matchAll(CELL)) {
    if (!whole && !row.length) break;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
