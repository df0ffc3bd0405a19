// @ts-check
/** The address bar: the fragment, which no server sees, holds the whole spec, the view and the run. */

/** @import {PartialSpec} from './types.js' */

/** What the fragment says. */
export function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const epoch = parts.get('epoch');
  return {
    spec: parse(parts.get('spec')), view: parts.get('view'), job: parts.get('job'),
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
 * @param {Record<string, string | object | null>} changes
 */
export function writeLink(changes) {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of Object.entries(changes)) {
    if (value == null) {
      parts.delete(name);
    } else {
      parts.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  history.replaceState(null, '', `#${parts}`);
}
