// @ts-check
/** Numbers as people read them. */

import {count} from './count.js';
import {t} from './texts.js';

const COMPACT = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 3});
const EXPONENTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @typedef {number | null | undefined} MaybeNumber a number; null or undefined where it is not finite */

/**
 * A whole number as the tick of an axis, where millions are shortened.
 *
 * @param {number} n
 */
export const brief = (n) => (n < 1e6 ? count(n) : COMPACT.format(n));

/**
 * A number to some significant digits.
 *
 * @param {MaybeNumber} x
 */
export function short(x, digits = 4) {
  if (x == null || !Number.isFinite(x)) return t.notFinite;
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e6) return minus(String(Number(x.toPrecision(digits))));
  const [mantissa, exponent] = x.toExponential(Math.min(digits - 1, 2)).split('e');
  return `${minus(String(Number(mantissa)))}·10${superscript(Number(exponent))}`;
}

/**
 * A number with all its digits.
 *
 * @param {MaybeNumber} x
 */
export const exact = (x) => (x == null ? t.notFinite : minus(String(x)));

/** @type {(text: string) => string} */
const minus = (text) => text.replaceAll('-', '−');

/** @param {number} n */
export function superscript(n) {
  return (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map((digit) => EXPONENTS[Number(digit)]).join('');
}

/**
 * The tick of a log axis at a power of ten.
 *
 * @param {number} x
 */
export function power(x) {
  const exponent = Math.round(Math.log10(x));
  return Math.abs(exponent) <= 3 ? String(x) : `10${superscript(exponent)}`;
}

/** @param {number} share */
export const percent = (share) => `${Math.round(100 * share)} %`;

/**
 * A time in its natural unit; empty when it is not known.
 *
 * @param {number} seconds
 */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) return '';
  if (seconds < 1) return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  if (seconds < 90) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/**
 * How many rows and columns a data set has.
 *
 * @param {{rows: number, inputs: number, targets: number}} dataset
 */
export const datasetSize = ({rows, inputs, targets}) =>
  [t.n.rows(rows), t.n.inputs(inputs), t.n.targets(targets)].join(', ');

/**
 * How well some rows are predicted.
 *
 * @param {import('./types.js').Score} score
 * @param {(n: number) => string} countRows says how many they are
 */
export const scoreText = ({rows, accuracy, rSquared}, countRows) => (accuracy
  ? t.right(count(Math.round(accuracy.value * rows)), countRows(rows))
  : t.explained(short(rSquared, 3), countRows(rows)));
