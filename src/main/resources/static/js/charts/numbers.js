// @ts-check
/** Figures of lists of numbers, and where the pointer is. */

/**
 * The largest value, of those that are numbers; undefined of none.
 *
 * @template T
 * @param {T[]} list
 * @param {(one: T) => number} of
 * @returns {number | undefined}
 */
export const max = (list, of) => fold(list, of, (value, best) => value > best);

/**
 * The smallest value, of those that are numbers; undefined of none.
 *
 * @template T
 * @param {T[]} list
 * @param {(one: T) => number} of
 * @returns {number | undefined}
 */
export const min = (list, of) => fold(list, of, (value, best) => value < best);

/**
 * @template T
 * @param {T[]} list
 * @param {(one: T) => number} of
 * @param {(value: number, best: number) => boolean} isBetter
 */
function fold(list, of, isBetter) {
  /** @type {number | undefined} */
  let best;
  for (const one of list) {
    const value = of(one);
    if (!Number.isNaN(value) && (best === undefined || isBetter(value, best))) best = value;
  }
  return best;
}

/** @param {number[]} list */
export const sum = (list) => list.reduce((total, value) => total + value, 0);

/** The mean of a list that is not empty. */
export const mean = (/** @type {number[]} */ list) => sum(list) / list.length;

/**
 * The place of the smallest number; -1 in none.
 *
 * @param {number[]} list
 */
export const placeOfLeast = (list) => list.reduce((best, value, k) => (best < 0 || value < list[best] ? k : best), -1);

/** @param {number} count of the numbers 0, 1, 2, .. that are returned */
export const upTo = (count) => Array.from({length: count}, (_, k) => k);

/**
 * Where an event is in a drawing, in the drawing's own units.
 *
 * @param {MouseEvent} event
 * @param {SVGSVGElement} drawing
 * @returns {[x: number, y: number]}
 */
export function pointer({clientX, clientY}, drawing) {
  const {x, y} = new DOMPoint(clientX, clientY).matrixTransform(drawing.getScreenCTM()?.inverse());
  return [x, y];
}
