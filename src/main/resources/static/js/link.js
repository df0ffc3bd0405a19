// @ts-check
/**
 * The address bar: the fragment, which no server sees, holds the whole spec, the view and the runs; and what the run
 * that is shown was trained by, where the form says something else, and how those compared with it differ. Another view
 * or another run is a step that the browser can go back.
 */

import {pack, unpack} from './pack.js';

/** @import {PartialSpec} from './types.js' */

/** What is a step in the browser's history when it changes. */
const PLACES = ['view', 'job'];
let restoring = 0;

/** What the fragment says. */
export function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const epoch = parts.get('epoch');
  const trained = parse(parts.get('trained'));
  const compared = /** @type {Record<string, PartialSpec> | null} */ (parse(parts.get('compared')));
  return {
    spec: parse(parts.get('spec')), view: parts.get('view'), job: parts.get('job'),
    runs: (parts.get('runs') ?? '').split(',').filter(Boolean),
    ...(trained && {trained}), ...(compared && {compared}),
    ...(epoch !== null && {epoch: Number(epoch) || 0})};
}

/**
 * @param {string | null} json
 * @returns {PartialSpec | null}
 */
function parse(json) {
  if (!json) return null;
  try {
    const spec = JSON.parse(json);
    return typeof spec === 'object' ? spec : null;
  } catch {
    return null;
  }
}

/**
 * Puts values into the fragment; null removes one.
 *
 * @param {Record<string, string | object | null | undefined>} changes
 */
export function writeLink(changes) {
  const before = new URLSearchParams(location.hash.slice(1));
  const parts = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value == null) {
      parts.delete(name);
    } else {
      parts.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  if (String(parts) === String(before)) return;
  const isStep = !restoring && PLACES.some((name) => parts.get(name) !== before.get(name));
  history[isStep ? 'pushState' : 'replaceState'](null, '', `#${parts}`);
}

/**
 * Does what a link says, which is no step.
 *
 * @param {() => Promise<void>} action
 */
export async function restore(action) {
  restoring++;
  try {
    await action();
  } finally {
    restoring--;
  }
}

/**
 * What a short link says.
 *
 * @typedef {object} Shown
 * @property {[id: string, spec: PartialSpec][]} runs the one that is shown first
 * @property {PartialSpec} [spec] what the form says, where it is not what the first run says
 * @property {string} [view]
 * @property {string} [epoch]
 */

/**
 * The fragment of a short link.
 *
 * @param {Shown} shown
 */
export const shortFragment = async (shown) => `#z=${await pack(shown)}`;

/**
 * Puts what a short link says into the address bar.
 *
 * @returns {Promise<Record<string, PartialSpec>>} the specs of its runs by their ids
 */
export async function expandLink() {
  const packed = new URLSearchParams(location.hash.slice(1)).get('z');
  if (!packed) return {};
  /** @type {Shown} */
  const {runs, view, epoch, spec = runs[0]?.[1]} = await unpack(packed);
  const [job, ...others] = runs.map(([id]) => id);
  await restore(async () => writeLink({z: null, spec, view, job, epoch, runs: others.join() || null}));
  return Object.fromEntries(runs);
}
