// @ts-check
/** A spec without what it need not say: its defaults, or what another spec says. */

/** @import {Options} from './options.js' */
/** @import {PartialSpec} from './types.js' */

/**
 * Leaves out what is the default anyway.
 *
 * @param {PartialSpec} spec
 * @param {Pick<Options, 'isSame'>} options
 * @returns {PartialSpec}
 */
export function shortSpec(spec, options) {
  const without = (/** @type {Record<string, any>} */ object, /** @type {string} */ name) =>
    Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
  let short = spec;
  for (const name of Object.keys(spec.network ?? {})) {
    const tried = {...short, network: without(short.network ?? {}, name)};
    if (options.isSame(tried, spec)) short = tried;
  }
  for (const name of Object.keys(spec)) {
    const tried = without(short, name);
    if (options.isSame(tried, spec)) short = tried;
  }
  return short;
}

/**
 * What a spec says where another does not say the same, member by member; null where it says nothing.
 *
 * @param {Record<string, any>} spec
 * @param {Record<string, any>} other
 * @returns {Record<string, any>}
 */
export const differenceOf = (spec, other) => Object.fromEntries(
  [...new Set([...Object.keys(other), ...Object.keys(spec)])]
    .filter((name) => JSON.stringify(spec[name]) !== JSON.stringify(other[name]))
    .map((name) => [name, spec[name] ?? null]));
