// @ts-check
/** What is wrong with a gradient that was derived by hand. */

import {short} from '../format.js';
import {t} from '../texts.js';

/** @import {Derivative} from '../types.js' */

/** @typedef {{name: string, value: number, claimed: number, agrees: boolean | null}} Claim */

/** Guesses at a mistake are looser than the comparison: a claim with a wrong sign may also be rounded. */
const CLOSE = 1e-3;
/** @type {(one: number, other: number) => boolean} */
const isNear = (one, other) => Math.abs(one - other) <= CLOSE * Math.max(Math.abs(one), Math.abs(other));

/**
 * The verdict in sentences, the most important first.
 *
 * @param {Derivative[]} entries
 * @param {number} rows how many rows the loss is a mean over
 */
export function verdict(entries, rows) {
  const claims = /** @type {Claim[]} */ (entries.filter(({claimed}) => claimed != null));
  const wrong = claims.filter(({agrees}) => !agrees);
  if (!claims.length) return [t.gradient.verdict.nothing];
  if (!wrong.length) return [t.gradient.verdict.agree(claims.length)];
  const names = wrong.map(({name}) => name).join(', ');
  const factor = commonFactor(wrong);
  return [
    t.gradient.verdict.wrong(claims.length - wrong.length, claims.length, names),
    ...(factor === null ? [] : factorSentences(factor, wrong.length, rows)),
    ...swaps(wrong)];
}

/**
 * The factor by which all entries are wrong; null where they are wrong in other ways.
 *
 * @param {Claim[]} wrong
 */
function commonFactor(wrong) {
  const ratios = wrong.map(({claimed, value}) => claimed / value);
  return ratios.every((ratio) => Number.isFinite(ratio) && isNear(ratio, ratios[0])) ? ratios[0] : null;
}

/**
 * The mistake that a common factor points to.
 *
 * @param {number} factor
 * @param {number} entries
 * @param {number} rows
 */
function factorSentences(factor, entries, rows) {
  if (isNear(factor, -1)) return [t.gradient.verdict.sign(entries)];
  if (isNear(factor, rows / 2)) return [t.gradient.verdict.tooLarge(entries, short(factor), '2/n')];
  if (isNear(factor, rows)) return [t.gradient.verdict.tooLarge(entries, short(factor), '1/n')];
  if (isNear(factor, 0.5)) {
    return [t.gradient.verdict.half(entries)];
  }
  return entries > 1 ? [t.gradient.verdict.times(short(factor))] : [];
}

/**
 * Entries that are each other's; equal ones cannot be told apart.
 *
 * @param {Claim[]} wrong
 */
function swaps(wrong) {
  return wrong.flatMap((one, k) => wrong.slice(k + 1)
    .filter((other) => !isNear(one.value, other.value))
    .filter((other) => isNear(one.claimed, other.value) && isNear(other.claimed, one.value))
    .map((other) => t.gradient.verdict.swapped(one.name, other.name)));
}
