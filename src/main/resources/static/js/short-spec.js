// @ts-check
/** A spec without what it need not say. */

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
