// @ts-check
/** Two parameters of a network, which span a plane. */

/** The choice of a plane over two parameters. */
export const OF_PARAMETERS = 'parameters';

/** @typedef {'across' | 'up'} PairPart */
/** @typedef {Record<PairPart, string>} Pair two names that differ */

/** @type {PairPart[]} */
export const PARTS = ['across', 'up'];

/**
 * Two parameters of a network: those that are wanted as far as it has them, else its first ones.
 *
 * @param {string[]} names
 * @param {Partial<Pair>} wanted
 * @returns {Pair}
 */
export function pairOf(names, wanted) {
  const {across: x, up: y} = wanted;
  const across = x !== undefined && names.includes(x) ? x : names.find((name) => name !== y) ?? '';
  const up = y !== undefined && y !== across && names.includes(y) ? y : names.find((name) => name !== across) ?? '';
  return {across, up};
}

/**
 * A pair with another parameter in one place; if the other place has it, the two change places.
 *
 * @param {Pair} pair
 * @param {PairPart} part
 * @param {string} name
 * @returns {Pair}
 */
export function rechosen(pair, part, name) {
  const other = part === 'across' ? 'up' : 'across';
  const kept = pair[other] === name ? pair[part] : pair[other];
  return part === 'across' ? {across: name, up: kept} : {across: kept, up: name};
}
