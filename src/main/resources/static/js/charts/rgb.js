// @ts-check
/** Colours as numbers. */

/** @typedef {[red: number, green: number, blue: number]} Rgb from 0 to 255 */

/**
 * The parts of a colour as the stylesheet has it, `#e69f00`, or as the browser computes it, `rgb(230, 159, 0)`.
 *
 * @param {string} colour
 * @returns {Rgb}
 */
export function rgb(colour) {
  if (colour.startsWith('#')) {
    const digits = colour.length < 7 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
    return partsOf([0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)));
  }
  const numbers = (colour.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  return partsOf(colour.startsWith('color(') ? numbers.map((share) => 255 * share) : numbers);
}

/** @type {(numbers: number[]) => Rgb} */
const partsOf = ([red = 0, green = 0, blue = 0]) => [red, green, blue];

/**
 * A colour on the way through some colours, from 0 to 1.
 *
 * @param {Rgb[]} stops
 * @param {number} share
 */
export function blend(stops, share) {
  const at = share * (stops.length - 1);
  const k = Math.min(stops.length - 2, Math.floor(at));
  const parts = stops[k].map((part, c) => Math.round(part + (at - k) * (stops[k + 1][c] - part)));
  return `rgb(${parts.join(', ')})`;
}
