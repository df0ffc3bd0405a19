/** Numbers as people read them. */

const COUNT = new Intl.NumberFormat('en');
const EXPONENTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A whole number with thousands parted. */
export const count = (n) => COUNT.format(n);

const COMPACT = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 3});

/** The same as the tick of an axis, where millions have little room. */
export const brief = (n) => (n < 1e6 ? count(n) : COMPACT.format(n));

/** A number to some significant digits; null is one that was not finite. */
export function short(x, digits = 4) {
  if (x == null || !Number.isFinite(x)) {
    return 'not finite';
  }
  if (x === 0) {
    return '0';
  }
  const size = Math.abs(x);
  if (size >= 1e-4 && size < 1e6) {
    return minus(String(Number(x.toPrecision(digits))));
  }
  const [mantissa, exponent] = x.toExponential(Math.min(digits - 1, 2)).split('e');
  return `${minus(String(Number(mantissa)))}·10${superscript(Number(exponent))}`;
}

/** A number as it is, every digit of it. */
export const exact = (x) => (x == null ? 'not finite' : minus(String(x)));

const minus = (text) => text.replaceAll('-', '−');

export function superscript(n) {
  return (n < 0 ? '⁻' : '') + [...String(Math.abs(n))].map((digit) => EXPONENTS[digit]).join('');
}

/** The tick of a log axis at a power of ten. */
export function power(x) {
  const exponent = Math.round(Math.log10(x));
  return Math.abs(exponent) <= 3 ? String(x) : `10${superscript(exponent)}`;
}

export const percent = (share) => `${Math.round(100 * share)} %`;

/** Some seconds, roughly. */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) {
    return '';
  }
  if (seconds < 1) {
    return `${Math.max(1, Math.round(1000 * seconds))} ms`;
  }
  if (seconds < 90) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** A thing and how many there are of it. */
export const plural = (n, noun) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
