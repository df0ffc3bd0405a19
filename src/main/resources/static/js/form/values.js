// @ts-check
/** Reading typed text. What is not a number goes to the service as it is, which says what is wrong with it. */

/**
 * The number that was typed, the text when it is none, undefined when it is empty.
 *
 * @param {string} text
 * @returns {any}
 */
export function numberOrText(text) {
  const typed = text.trim();
  if (typed === '') return undefined;
  const number = Number(typed.replace('−', '-'));
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
