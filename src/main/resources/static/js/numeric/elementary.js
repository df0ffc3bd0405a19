// @ts-check
/**
 * The elementary functions of the service, with the same bits: its class Elementary, operation by operation, where
 * their accuracy and their sources are told.
 */

import {fma, negative, powerOfTwo, scaledByPowerOfTwo} from './fma.js';

const LOG2_E = 1.4426950408889634;
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const ROUNDER = 6755399441055744;
const EXP_HIGHEST = 709.782712893384;
const EXP_LOWEST = -708.3964185322641;
const EXPM1_LOWEST = -60;
const TINY = powerOfTwo(-900);
const [Q0, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9] = [
  0.5000000000000006, 0.16666666666666685, 0.041666666666577847, 0.008333333333315082, 0.0013888888931310004,
  0.00019841269902088623, 2.4801505499724292e-05, 2.7557228702627e-06, 2.762597075316693e-07,
  2.5114261225327926e-08];
const A = [
  0.6666666666666735, 0.3999999999941245, 0.28571428742984367, 0.2222219850137754, 0.18183568594447275,
  0.15313928266059001, 0.14797296683919173];
const SQRT2_MINUS_1 = 0.41421356237309503;
const TAIL_END = 40;
const MISH_HIGHEST = 40;
const MISH_LOWEST = -750;
const SQRT_HALF = 0.7071067811865476;
const ERFC = [
  1.2329951186255526, -0.1396211168405629, 0.015379652102619924, 0.06809705425473522, -0.10103906603630879,
  0.09373283499686469, -0.06633036581241701, 0.03716751556131272, -0.016197734049913638, 0.005031969767350348,
  -0.0007577733958706743, -0.00019925557641346596, 0.00015062243746284554, -2.4402906484455042e-05,
  -1.1225200850794084e-05, 5.7172523034559584e-06, 3.018341252909195e-07, -8.342230659494938e-07,
  6.249205066683891e-08, 1.1457564816179121e-07, -7.817473523235532e-09, -1.3398977878248097e-08,
  -1.7162668240105877e-09];

/**
 * e^x.
 *
 * @param {number} x
 */
export function exp(x) {
  if (x > EXP_HIGHEST) return Infinity;
  if (x < EXP_LOWEST) return 0;
  if (x !== x) return x;
  const t = fma(x, LOG2_E, ROUNDER);
  return scaledByPowerOfTwo(1 + expm1OfReduced(reduced(x, ROUNDER - t)), t - ROUNDER);
}

/**
 * e^x - 1.
 *
 * @param {number} x
 */
export function expm1(x) {
  if (x > EXP_HIGHEST) return Infinity;
  if (x !== x || Math.abs(x) < TINY) return x;
  const c = x < EXPM1_LOWEST ? EXPM1_LOWEST : x;
  const t = fma(c, LOG2_E, ROUNDER);
  const m = expm1OfReduced(reduced(c, ROUNDER - t));
  const half = powerOfTwo(t - ROUNDER - 1);
  return 2 * fma(half, m, half - 0.5);
}

/** @type {(x: number, minus: number) => number} */
const reduced = (x, minus) => fma(minus, LN2_LOW, fma(minus, LN2_HIGH, x));

/** @param {number} r */
function expm1OfReduced(r) {
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = fma(fma(Q3, r, Q2), r2, fma(Q1, r, Q0));
  const middle = fma(fma(Q7, r, Q6), r2, fma(Q5, r, Q4));
  const q = fma(fma(fma(Q9, r, Q8), r4, middle), r4, low);
  return fma(r2, q, r);
}

/** @param {number} x */
export function sigmoid(x) {
  const e = exp(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/** @param {number} x */
export function tanh(x) {
  const m = expm1(-2 * Math.abs(x));
  return signed(-m / (m + 2), x);
}

/** @type {(size: number, sign: number) => number} */
const signed = (size, sign) => (negative(sign) ? -Math.abs(size) : Math.abs(size));

/** @param {number} x */
export const softplus = (x) => (x <= 0 ? 0 : x) + log1p(exp(-Math.abs(x)));

/** @param {number} e */
function log1p(e) {
  const isBig = e > SQRT2_MINUS_1;
  return logOnePlus(isBig ? (e - 1) * 0.5 : e, isBig ? 1 : 0);
}

/** @type {(f: number, k: number) => number} */
function logOnePlus(f, k) {
  const s = f / (2 + f);
  const z = s * s;
  const h = 0.5 * f * f;
  let a = A[6];
  for (let i = 5; i >= 0; i--) a = fma(a, z, A[i]);
  const low = fma(s, fma(a, z, h), k * LN2_LOW);
  return fma(k, LN2_HIGH, f - (h - low));
}

/** @param {number} x */
export function gelu(x) {
  const y = Math.abs(x) > TAIL_END ? TAIL_END : Math.abs(x);
  const beyond = tail(y, gaussian(y));
  return x < 0 ? -y * beyond : x * (1 - beyond);
}

/** @param {number} y */
function gaussian(y) {
  const square = y * y;
  const e = exp(-0.5 * square);
  return fma(-0.5 * fma(y, y, -square), e, e);
}

/** @type {(y: number, gauss: number) => number} */
function tail(y, gauss) {
  const t = y * SQRT_HALF;
  const u = (t - 4) / (t + 4);
  let p = ERFC[ERFC.length - 1];
  for (let k = ERFC.length - 2; k >= 0; k--) p = fma(p, u, ERFC[k]);
  return 0.5 * gauss * p / fma(2, t, 1);
}

/** @param {number} x */
export function softsign(x) {
  const y = Math.abs(x) > Number.MAX_VALUE ? Number.MAX_VALUE : Math.abs(x);
  return signed(y / (1 + y), x);
}

/** @param {number} x */
export function mish(x) {
  const e = exp(x > MISH_HIGHEST ? MISH_HIGHEST : x);
  const w = e * (e + 2);
  return (x < MISH_LOWEST ? MISH_LOWEST : x) * (w / (w + 2));
}
