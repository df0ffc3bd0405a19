// @ts-check
/** Labels of runs: where they would be the same, they say what differs. */

import {inWords, nameOf} from './changes.js';
import {ownNames} from './own-names.js';
import {specLabel} from './spec.js';

/** @import {Spec} from './types.js' */

/** What the label of a spec says anyway, or what says nothing of a run. */
const SAID = ['/name', '/dataset', '/init', '/alpha', '/optimizer/type', '/network/hidden'];

/**
 * The labels of runs beside each other, in their order.
 *
 * @param {{id: string, spec: Spec}[]} runs
 */
export function runLabels(runs) {
  const labels = runs.map(({id, spec}) => ownNames.of(id).name || specLabel(spec));
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  labels.forEach((label, k) => groups.set(label, [...groups.get(label) ?? [], k]));
  for (const group of groups.values()) {
    const differing = differences(group.map((k) => runs[k].spec));
    group.forEach((k, at) => {
      if (differing[at].length) labels[k] = [labels[k], ...differing[at]].join(' · ');
    });
  }
  return labels;
}

/**
 * For each spec its values that others do not have.
 *
 * @param {Spec[]} specs
 */
function differences(specs) {
  const flat = specs.map((spec) => flattened(spec));
  const pointers = new Set(flat.flatMap((one) => [...one.keys()]));
  const texts = (/** @type {string} */ pointer) => flat.map((one) => JSON.stringify(one.get(pointer)));
  const differing = [...pointers].filter((pointer) => new Set(texts(pointer)).size > 1);
  return flat.map((one) => differing.map((pointer) => `${nameOf(pointer)} ${inWords(one.get(pointer))}`));
}

/**
 * The values of a spec by their pointers, groups apart.
 *
 * @param {Record<string, any>} object
 * @returns {Map<string, any>}
 */
function flattened(object, pointer = '') {
  return new Map(Object.entries(object).flatMap(([name, value]) => {
    const place = `${pointer}/${name}`;
    if (SAID.includes(place) || value == null) return [];
    const isGroup = typeof value === 'object' && !Array.isArray(value);
    return isGroup ? [...flattened(value, place)] : [[place, value]];
  }));
}
