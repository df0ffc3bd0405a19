// @ts-check
/** The description of a job: the JSON that is posted, kept in links and shown in forms. */

import {t} from './texts.js';

/** @import {InlineRows, PartialSpec, Spec, Variant} from './types.js' */

/**
 * Applies a JSON Merge Patch (RFC 7396).
 *
 * @param {any} target
 * @param {any} patch
 * @returns {any}
 */
export function merge(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? {...target} : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = merge(merged[key], value);
    }
  }
  return merged;
}

/** @type {(value: any) => boolean} */
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Without the entries that are null or undefined.
 *
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
export function withoutNulls(object) {
  return /** @type {T} */ (Object.fromEntries(Object.entries(object).filter(([, value]) => value != null)));
}

/**
 * The type of a variant, which may stand for it.
 *
 * @param {Variant | string} variant
 */
export const typeOf = (variant) => (typeof variant === 'string' ? variant : variant.type);

/**
 * The part of a spec that a gradient and its largest stable step depend on.
 *
 * @param {Spec} spec
 * @returns {PartialSpec}
 */
export function gradientRequest({dataset, network, loss, classWeights, init, seed, standardize, optimizer}) {
  return withoutNulls({dataset, network, loss, classWeights, init, seed, standardize, optimizer});
}

/**
 * A start as a label.
 *
 * @param {Variant} [init]
 */
export function startLabel(init) {
  switch (init?.type) {
    case 'constant': return t.why.all(String(init.value));
    case 'uniform': return `uniform(${init.low}, ${init.high})`;
    case 'normal': return `normal(${init.mean}, ${init.stdDev})`;
    case 'theta': return t.why.typedIn;
    default: return (init?.type ?? 'glorot-uniform').replaceAll('-', ' ');
  }
}

/** An upload is named by its id, a UUID. */
const UUID_LENGTH = 36;

/** @type {(dataset: string | object) => boolean} */
export const isUpload = (dataset) => typeof dataset === 'string' && dataset.length === UUID_LENGTH;

/** @type {(dataset: string | InlineRows) => string} */
const dataLabel = (dataset) =>
  (typeof dataset !== 'string' ? t.why.ownRows : isUpload(dataset) ? t.why.upload : dataset);

/**
 * A spec as a label.
 *
 * @param {Spec} spec
 */
export function specLabel({name, dataset, network: {hidden}, init, alpha, optimizer}) {
  if (name) return name;
  const type = typeOf(optimizer);
  const parts = [dataLabel(dataset), startLabel(init)];
  if (alpha != null) parts.push(`α ${Number(alpha.toPrecision(3))}`);
  if (type !== 'gradient-descent') parts.push(type);
  if (hidden.join() !== '2') parts.splice(1, 0, hidden.length ? t.why.hidden(hidden.join('-')) : t.why.linear);
  return parts.join(' · ');
}
