// @ts-check
/** Typesetting formulas. The library loads when the first formula is needed. */

import {addressOf} from '../api.js';
import {el} from '../dom.js';
import {t} from '../texts.js';

/** @typedef {{render: typeof import('katex').render}} Katex */

const LIBRARY = addressOf('/webjars/katex/dist/katex.mjs');
const STYLES = [
  addressOf('/webjars/katex/dist/katex.min.css'),
  new URL('../../css/gradient.css', import.meta.url).href,
];

/** @type {Promise<Katex> | undefined} */
let library;

/** Loads the library and its styles, once. */
export function loadTex() {
  library ??= (async () => {
    document.head.append(...STYLES.map((href) => el('link', {rel: 'stylesheet', href})));
    const {default: katex} = await import(LIBRARY);
    return katex;
  })();
  return library;
}

/**
 * An element with a formula in it; screen readers get it as MathML.
 *
 * @param {Katex} katex
 * @param {string} formula
 */
export function tex(katex, formula, displayMode = false) {
  const place = el(displayMode ? 'div' : 'span', {class: 'formula'});
  katex.render(formula, place, {displayMode, throwOnError: false, strict: false});
  return place;
}

/**
 * A number in a formula.
 *
 * @param {number | null | undefined} x
 */
export function texNumber(x, digits = 4) {
  if (x == null || !Number.isFinite(x)) return `\\text{${t.notFinite}}`;
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(digits)));
  const [mantissa, exponent] = x.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}\\cdot 10^{${Number(exponent)}}`;
}

/**
 * A number in a formula, in brackets where its sign would stand beside an operator.
 *
 * @param {number | null | undefined} x
 * @param {number} [digits]
 */
export const factor = (x, digits) =>
  (x != null && x < 0 ? `(${texNumber(x, digits)})` : texNumber(x, digits));
