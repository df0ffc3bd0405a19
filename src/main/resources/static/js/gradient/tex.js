/** Typesetting. The library is fetched when the first formula is wanted. */

import {el} from '../dom.js';

const LIBRARY = '/webjars/katex/dist/katex.mjs';
const STYLES = ['/webjars/katex/dist/katex.min.css', new URL('../../css/gradient.css', import.meta.url)];

let library;

/** Loads what is needed; formulas can be made when this has come. */
export function loadTex() {
  library ??= (async () => {
    document.head.append(...STYLES.map((href) => el('link', {rel: 'stylesheet', href})));
    const {default: katex} = await import(LIBRARY);
    return katex;
  })();
  return library;
}

/** An element with a formula in it; readers of screens get it as MathML. */
export function tex(katex, formula, displayMode = false) {
  const place = el(displayMode ? 'div' : 'span', {class: 'formula'});
  katex.render(formula, place, {displayMode, throwOnError: false, strict: false});
  return place;
}

/** A number in a formula. */
export function texNumber(x, digits = 4) {
  if (x == null) return '\\text{not finite}';
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(digits)));
  const [mantissa, exponent] = x.toExponential(digits - 1).split('e');
  return `${Number(mantissa)}\\cdot 10^{${Number(exponent)}}`;
}

/** The same in brackets where a sign would stand beside an operator. */
export const factor = (x, digits) => (x < 0 ? `(${texNumber(x, digits)})` : texNumber(x, digits));
