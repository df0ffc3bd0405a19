// @ts-check
/**
 * a b + c with a single rounding, which JavaScript lacks: the service's numbers depend on it.
 *
 * <p>The product and the sum are split into a double and its exact error (Dekker 1971, Knuth's TwoSum). What is left
 * to add is known to half a unit of its last place; where both ends of that give the same double, it is the result.
 * Else, and outside the usual range, big integers decide.
 */

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);
const words = new Int32Array(double.buffer);

/** Which of a double's two words holds the exponent. */
const HIGH = (() => {
  double[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

/** Splits a double into two halves of 26 bits. */
export const SPLITTER = 134217729;
/** Products between these have an exact error. */
export const MIN_PRODUCT = powerOfTwo(-900);
export const MAX_PRODUCT = powerOfTwo(1000);
export const BELOW = 1 - powerOfTwo(-52);
export const ABOVE = 1 + powerOfTwo(-52);

/**
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @returns {number}
 */
export function fma(a, b, c) {
  const p = a * b;
  const size = Math.abs(p);
  if (!(size > MIN_PRODUCT && size < MAX_PRODUCT)) return a === 0 || b === 0 ? p + c : fmaByIntegers(a, b, c);
  const sa = SPLITTER * a;
  const ah = sa - (sa - a);
  const al = a - ah;
  const sb = SPLITTER * b;
  const bh = sb - (sb - b);
  const bl = b - bh;
  const e = al * bl - (((p - ah * bh) - al * bh) - ah * bl);
  const s = p + c;
  if (e === 0) return s;
  const t = s - p;
  const v = ((p - (s - t)) + (c - t)) + e;
  const low = s + v * BELOW;
  return low === s + v * ABOVE ? low : fmaByIntegers(a, b, c);
}

/**
 * The same for all numbers, slowly.
 *
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @returns {number}
 */
export function fmaByIntegers(a, b, c) {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a * b + c;
  if (!Number.isFinite(c)) return c;
  const [x, y, z] = [parts(a), parts(b), parts(c)];
  const exponent = Math.min(x.exponent + y.exponent, z.exponent);
  const product = (x.whole * y.whole) << BigInt(x.exponent + y.exponent - exponent);
  const sum = product + (z.whole << BigInt(z.exponent - exponent));
  return sum === 0n ? a * b + c : rounded(sum, exponent);
}

/**
 * A double as a whole number times a power of two.
 *
 * @param {number} x
 */
function parts(x) {
  double[0] = x;
  const field = Number((bits[0] >> 52n) & 0x7ffn);
  const fraction = bits[0] & 0xfffffffffffffn;
  const size = field ? fraction | 0x10000000000000n : fraction;
  return {whole: x < 0 ? -size : size, exponent: (field || 1) - 1075};
}

/**
 * The double nearest to a whole number times a power of two; of two, the even one.
 *
 * @param {bigint} whole
 * @param {number} exponent
 */
function rounded(whole, exponent) {
  let size = whole < 0n ? -whole : whole;
  const drop = Math.max(size.toString(2).length - 53, -1074 - exponent);
  if (drop > 0) {
    const half = 1n << BigInt(drop - 1);
    const rest = size & (2n * half - 1n);
    size >>= BigInt(drop);
    if (rest > half || (rest === half && (size & 1n))) size += 1n;
  }
  const value = times(Number(size), exponent + Math.max(drop, 0));
  return whole < 0n ? -value : value;
}

/**
 * x 2^n, where that is a double or too large for one.
 *
 * @type {(x: number, n: number) => number}
 */
function times(x, n) {
  if (n > 1000) return times(x * powerOfTwo(1000), n - 1000);
  return n < -1000 ? times(x * powerOfTwo(-1000), n + 1000) : x * powerOfTwo(n);
}

/**
 * 2^n, for n from -1022 to 1023.
 *
 * @param {number} n
 */
export function powerOfTwo(n) {
  double[0] = 0;
  words[HIGH] = (n + 1023) << 20;
  return double[0];
}

/**
 * x 2^n by adding to the exponent of x, which must have room for it.
 *
 * @type {(x: number, n: number) => number}
 */
export function scaledByPowerOfTwo(x, n) {
  double[0] = x;
  words[HIGH] += n << 20;
  return double[0];
}

/** Whether the sign of a number is set, also that of a zero. */
export const negative = (/** @type {number} */ x) => x < 0 || Object.is(x, -0);
