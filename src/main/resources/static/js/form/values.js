/** Reading what was typed. What is no number goes to the service as it is, which says what is wrong with it. */

/** A number, the text when it is none, undefined when there is nothing. */
export function numberOrText(text) {
  const typed = text.trim();
  if (typed === '') return undefined;
  const number = Number(typed.replace('−', '-'));
  return Number.isFinite(number) ? number : typed;
}

/** A list of numbers, parted by commas, spaces or lines; brackets, R's c(..) and names as in w1 = are passed over. */
export function numbers(text) {
  return text
    .replace(/\bc\s*\(/g, ' ')
    .replace(/[[\](){};,]/g, ' ')
    .replace(/["']?\b[A-Za-z_]\w*["']?\s*[=:]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => (/^(null|na|\?|-)$/i.test(part) ? null : numberOrText(part)));
}

/** A number as text for a field; nothing for nothing. */
export const asText = (value) => (value == null ? '' : String(value));
