// @ts-check
/** Scales: from values to pixels and back, with round values between. */

/** @typedef {[first: number, last: number]} Span */

/**
 * @typedef {object} Parts
 * @property {() => Span} domain the values at the ends
 * @property {() => Span} range the pixels at the ends
 * @property {(pixel: number) => number} invert
 * @property {(count: number) => number[]} ticks about as many round values
 */

/** @typedef {((value: number) => number) & Parts} Scale */

/**
 * How values are bent before they are laid out evenly.
 *
 * @typedef {object} Bend
 * @property {(value: number) => number} to
 * @property {(bent: number) => number} from
 * @property {(low: number, high: number, count: number) => number[]} ticks
 */

/** @type {Bend} */
const STRAIGHT = {to: (value) => value, from: (bent) => bent, ticks};
/** @type {Bend} */
const LOG = {to: Math.log, from: Math.exp, ticks: logTicks};
/** Has a place for 0, near which it is straight. */
/** @type {Bend} */
const LOG_FROM_ZERO = {
  to: (value) => Math.sign(value) * Math.log1p(Math.abs(value)),
  from: (bent) => Math.sign(bent) * Math.expm1(Math.abs(bent)), ticks};

/** @typedef {(domain: Span, range: Span, isClamped?: boolean) => Scale} CreateScale clamped: to its ends */

/** @type {CreateScale} */
export const linearScale = (domain, range, isClamped) => scale(STRAIGHT, domain, range, isClamped);
/** @type {CreateScale} */
export const logScale = (domain, range, isClamped) => scale(LOG, domain, range, isClamped);
/** @type {CreateScale} */
export const logScaleFromZero = (domain, range, isClamped) => scale(LOG_FROM_ZERO, domain, range, isClamped);

/** @type {(bend: Bend, domain: Span, range: Span, isClamped?: boolean) => Scale} */
function scale({to, from, ticks: ticksOf}, domain, range, isClamped = false) {
  const [low, high] = domain.map(to);
  const within = (/** @type {number} */ share) => (isClamped ? Math.max(0, Math.min(1, share)) : share);
  const between = (/** @type {number} */ share, /** @type {Span} */ [first, last]) =>
    first * (1 - share) + last * share;
  const pixelOf = (/** @type {number} */ value) =>
    between(within(high === low ? 0.5 : (to(value) - low) / (high - low)), range);
  return Object.assign(pixelOf, {
    domain: () => domain, range: () => range,
    invert: (/** @type {number} */ pixel) =>
      from(between(within((pixel - range[0]) / (range[1] - range[0])), [low, high])),
    ticks: (/** @type {number} */ count) => ticksOf(domain[0], domain[1], count)});
}

/** Above these shares of a power of ten the next step begins. */
const STEPS = [[Math.sqrt(50), 10], [Math.sqrt(10), 5], [Math.sqrt(2), 2], [0, 1]];

/**
 * Round values between two, about as many as wanted, a step of 1, 2 or 5 times a power of ten apart.
 *
 * @param {number} low
 * @param {number} high
 * @param {number} count
 * @returns {number[]}
 */
export function ticks(low, high, count) {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, count);
  const power = Math.floor(Math.log10(rough));
  const [, factor] = STEPS.find(([share]) => rough / 10 ** power >= share) ?? [0, 1];
  const parts = 10 ** -power / factor; // a whole number of parts of 1 below 1, so that 0.3 is 3 / 10
  const value = (/** @type {number} */ k) => (power < 0 ? k / parts : k * factor * 10 ** power);
  const step = factor * 10 ** power;
  const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
  return Array.from({length: last - first + 1}, (_, k) => value(first + k) + 0);
}

/** Whole multiples of powers of ten; where there are too few, round values. */
/** @type {(low: number, high: number, count: number) => number[]} */
function logTicks(low, high, count) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const multiple = (/** @type {number} */ k) => (1 + (k % 9)) * 10 ** (first + Math.floor(k / 9));
  const found = Array.from({length: 9 * (last - first + 1)}, (_, k) => multiple(k))
    .filter((value) => value >= low && value <= high);
  return 2 * found.length < count ? ticks(low, high, count) : found;
}
