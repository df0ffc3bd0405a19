// @ts-check
/** Reading typed text. What is not a number goes to the service as it is, which says what is wrong with it. */

/** Commas that group thousands, as in 10,000; anything else after a single comma is a decimal. */
const GROUPED = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
const DECIMAL_COMMA = /^[-+]?\d*,\d+(e[-+]?\d+)?$/i;

/**
 * The number that was typed, the text when it is none, undefined when it is empty. A comma may group thousands or
 * stand for the point: 10,000 is ten thousand and 0,3 is three tenths.
 *
 * @param {string} text
 * @returns {any}
 */
export function numberOrText(text) {
  const typed = text.trim();
  if (typed === '') return undefined;
  const plain = typed.replace('−', '-').replace(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, '');
  const number = Number(
    GROUPED.test(plain) ? plain.replaceAll(',', '') : DECIMAL_COMMA.test(plain) ? plain.replace(',', '.') : plain);
  return Number.isFinite(number) ? number : typed;
}

/**
 * A list of numbers, separated by commas, spaces or lines; null for NA. Brackets, R's c(..) and names, as in w1 =, are
 * skipped.
 *
 * @param {string} text
 * @returns {any[]}
 */
export function numbers(text) {
  return text
    .replace(/\bc\s*\(/g, ' ')
    .replace(/[[\](){};,]/g, ' ')
    .replace(/["']?\b[A-Za-z_]\w*["']?\s*[=:]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => (/^(null|na|\?|-)$/i.test(part) ? null : numberOrText(part)));
}

/**
 * A value as the text of a field; empty for null and undefined.
 *
 * @param {unknown} value
 */
export const asText = (value) => (value == null ? '' : Array.isArray(value) ? value.join(', ') : String(value));

/**
 * One value, or a list where several were typed; undefined when it is empty.
 *
 * @param {string} text
 * @returns {any}
 */
export function oneOrList(text) {
  const list = numbers(text);
  return list.length > 1 ? list : list[0];
}

/**
 * The JSON that was typed, the text when it is none, undefined when it is empty.
 *
 * @param {string} text
 * @returns {any}
 */
export function jsonOrText(text) {
  try {
    return text.trim() ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

/** @param {unknown} value */
export const asJson = (value) => (value == null ? '' : JSON.stringify(value));
