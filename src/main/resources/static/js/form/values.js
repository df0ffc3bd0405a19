// @ts-check
/** Reading typed text. What is not a number goes to the service as it is, which says what is wrong with it. */

import {language} from '../language.js';

/** Commas that group thousands, as in 10,000; anything else after a single comma is a decimal. */
const GROUPED = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;
/** Points that group thousands, as in 10.000 or 1.234,5; 1.234 is left as the page itself writes numbers. */
const GROUPED_BY_POINTS = /^[-+]?[1-9]\d{0,2}((\.000)+|(\.\d{3}){2,}|(\.\d{3})+(?=,))(,\d+)?$/;
const DECIMAL_COMMA = /^[-+]?\d*,\d+(e[-+]?\d+)?$/i;

/**
 * The number that was typed, the text when it is none, undefined when it is empty. A comma may group thousands or
 * stand for the point: 10,000 is ten thousand and 0,3 is three tenths. In German a comma is always the point.
 *
 * @param {string} text
 * @returns {any}
 */
export function numberOrText(text, isGerman = language === 'de') {
  const typed = text.trim();
  if (typed === '') return undefined;
  const plain = typed.replace('−', '-').replace(/(?<=\d)[\u00a0\u202f](?=\d{3})/g, '');
  const number = Number(isGerman ? ofGerman(plain) : ofEnglish(plain));
  return Number.isFinite(number) ? number : typed;
}

/** @type {(text: string) => string} */
const ofEnglish = (text) => (GROUPED.test(text) ? text.replaceAll(',', '') : withPoint(text));

/** @type {(text: string) => string} */
const ofGerman = (text) => withPoint(GROUPED_BY_POINTS.test(text) ? text.replaceAll('.', '') : text);

/** @type {(text: string) => string} */
const withPoint = (text) => (DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text);

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
