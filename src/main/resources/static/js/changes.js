// @ts-check
/** What a patch changes in a spec, in words. */

import {count} from './count.js';
import {labelOf} from './form/labels.js';
import {t} from './texts.js';

/**
 * Each change as a sentence's part, as in "weights from: constant 0.1 becomes uniform 0 to 1".
 *
 * @param {Record<string, any>} before the spec
 * @param {Record<string, any>} patch a JSON Merge Patch (RFC 7396) for it
 * @returns {string}
 */
export const changesText = (before, patch) => changes('', before, patch).join('; ');

/** Objects that are read as a whole: their members mean nothing without the type. */
const isWhole = (/** @type {any} */ value) => typeof value === 'object' && value !== null && 'type' in value;

/**
 * @param {string} pointer
 * @param {any} before
 * @param {any} patch
 * @returns {string[]}
 */
function changes(pointer, before, patch) {
  return Object.entries(patch).flatMap(([name, value]) => {
    const place = `${pointer}/${name}`;
    const old = before?.[name];
    const isGroup = isObject(value) && !isWhole(value) && !isWhole(old);
    return isGroup ? changes(place, old, value) : [`${nameOf(place)}: ${transition(old, value)}`];
  });
}

/** @type {(old: any, value: any) => string} */
function transition(old, value) {
  const after = isObject(value) && isObject(old) ? {...old, ...value} : value;
  return old == null ? inWords(after) : t.why.becomes(inWords(old), inWords(after));
}

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {string} pointer */
export function nameOf(pointer) {
  const label = pointer === '/init' ? t.why.weights : labelOf(pointer);
  return t.why.inSentence(label);
}

/**
 * A value of a spec in words.
 *
 * @param {any} value
 * @returns {string}
 */
export function inWords(value) {
  if (value == null) return t.none;
  if (Array.isArray(value)) return value.length ? value.join('-') : t.none;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return value >= 1e4 && Number.isInteger(value) ? count(value) : String(value);
  if (typeof value === 'string') return value.replaceAll('-', ' ');
  const {type, low, high, value: constant, ...rest} = value;
  const parts = [
    type && inWords(type), constant != null && inWords(constant), low != null && high != null && t.why.range(low, high),
    ...Object.entries(rest).filter(([, one]) => one != null).map(([name, one]) => `${name} ${inWords(one)}`)];
  return parts.filter(Boolean).join(' ');
}
