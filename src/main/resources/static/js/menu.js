// @ts-check
/** The small menus beside each panel: the same as a command, the numbers and pictures as files. */

import {announce, el} from './dom.js';
import {curl, messageOf, send} from './api.js';
import {download, toPng, toSvg} from './charts/export.js';
import {t} from './texts.js';

/** @import {ApiRequest} from './api.js' */

/**
 * A choice of a menu: its label and what it does, which may return another label to show for a moment.
 *
 * @typedef {[label: string, action: () => unknown]} Choice
 */

/**
 * Fills a details element with choices.
 *
 * @param {HTMLDetailsElement} details
 * @param {string} name
 * @param {Choice[]} choices
 */
export function menu(details, name, choices) {
  const buttons = choices.map(([label, action]) =>
    el('button', {type: 'button', click: (event) => choose(details, event.currentTarget, action)}, label));
  const summary = el('summary', {'aria-label': name}, details.dataset.label ?? '⋯');
  details.replaceChildren(summary, el('div', {class: 'choices'}, buttons));
  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      summary.focus();
    }
  });
  document.addEventListener('click', closeOtherMenus);
  return details;
}

/** @param {MouseEvent} event */
function closeOtherMenus(event) {
  for (const open of document.querySelectorAll('details.menu[open]')) {
    if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute('open');
  }
}

/**
 * @param {HTMLDetailsElement} details
 * @param {HTMLButtonElement} button
 * @param {() => unknown} action
 */
async function choose(details, button, action) {
  const label = button.textContent;
  try {
    const done = await action();
    button.textContent = typeof done === 'string' ? done : label;
  } catch (error) {
    button.textContent = messageOf(error);
  }
  announce(button.textContent ?? '');
  let toggled = false;
  details.addEventListener('toggle', () => { toggled = true; }, {once: true});
  setTimeout(() => {
    button.textContent = label;
    if (!toggled) details.open = false;
  }, 1200);
}

/**
 * Copies the command for a request.
 *
 * @param {() => ApiRequest} request
 * @returns {Choice}
 */
export const asCurl = (request, label = t.share.curl) => [label, async () => copy(curl(request()))];

/** @param {string} text */
export async function copy(text) {
  if (!navigator.clipboard) throw new Error(t.share.needsHttps);
  await navigator.clipboard.writeText(text);
  return t.share.copied;
}

/**
 * Downloads the response to a request.
 *
 * @param {string} label
 * @param {() => string} name
 * @param {() => ApiRequest} request
 * @returns {Choice}
 */
export const asFile = (label, name, request) => [label, async () => {
  const response = await send(request());
  download(name(), await response.blob());
}];

/**
 * Downloads a drawing as SVG.
 *
 * @param {() => string} name
 * @param {() => SVGSVGElement} drawing
 * @returns {Choice}
 */
export const asSvg = (name, drawing) =>
  [t.share.svg, () => download(`${name()}.svg`, toSvg(drawing()), 'image/svg+xml')];

/**
 * Downloads a drawing as PNG.
 *
 * @param {() => string} name
 * @param {() => SVGSVGElement} drawing
 * @returns {Choice}
 */
export const asPng = (name, drawing) =>
  [t.share.png, async () => download(`${name()}.png`, await toPng(drawing()))];
