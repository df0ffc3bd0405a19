/** The address bar: the whole spec, the view and the run are in the fragment, which no server sees. */

/** What the fragment says. */
export function readLink() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return {spec: parse(parts.get('spec')), view: parts.get('view'), job: parts.get('job')};
}

function parse(json) {
  if (!json) return null;
  try {
    const spec = JSON.parse(json);
    return typeof spec === 'object' ? spec : null;
  } catch {
    return null;
  }
}

/** Puts something into the fragment; null takes it out. */
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
