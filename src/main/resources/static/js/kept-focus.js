// @ts-check
/** Drawing a part of the page again under the hands of its reader: the focus stays, and what was open stays open. */

const REACHED = 'button, a[href], summary, input, select, [tabindex]';

/**
 * @param {HTMLElement} place
 * @param {(Node | string)[]} content
 */
export function redrawn(place, content) {
  const focused = document.activeElement;
  const name = focused && focused !== place && place.contains(focused) ? nameOf(focused) : null;
  const open = new Set([...place.querySelectorAll('details[open] > summary')].map(nameOf));
  place.replaceChildren(...content);
  for (const summary of place.querySelectorAll('details > summary')) {
    if (open.has(nameOf(summary))) summary.parentElement?.setAttribute('open', '');
  }
  if (name === null) return;
  const again = [...place.querySelectorAll(REACHED)].find((one) => nameOf(one) === name);
  /** @type {HTMLElement} */ (again ?? place).focus({preventScroll: true});
}

/**
 * What a control is called, together with the part that it stands in; counts may change.
 *
 * @param {Element} control
 */
function nameOf(control) {
  const part = control.closest('article')?.querySelector('h4')?.textContent ?? '';
  const own = control.getAttribute('aria-label') ?? control.textContent ?? '';
  return [control.localName, part, own.replace(/\d+/g, '')].join('|');
}
