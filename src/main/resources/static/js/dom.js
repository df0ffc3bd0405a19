// @ts-check
/** Making and finding elements. */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The values of attributes: a function becomes a listener, true is an attribute without a value, false and null are
 * none.
 *
 * @typedef {Record<string, ((event: any) => void) | string | number | boolean | null | undefined>} Attributes
 */

/**
 * What an element may contain: null, undefined, false and the empty text are skipped, lists are flattened.
 *
 * @typedef {Node | string | false | 0 | null | undefined} Child
 * @typedef {(Child | Child[])[]} Children
 */

/**
 * The element with an id, which the page must have.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof (type ?? HTMLElement))) throw new Error(`The page has no ${type?.name ?? 'element'} #${id}`);
  return /** @type {T} */ (element);
}

/** @param {string} id */
export const input = (id) => byId(id, HTMLInputElement);
/** @param {string} id */
export const select = (id) => byId(id, HTMLSelectElement);
/** @param {string} id */
export const button = (id) => byId(id, HTMLButtonElement);
/** @param {string} id */
export const details = (id) => byId(id, HTMLDetailsElement);

/**
 * An HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {Children} children
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * An SVG element.
 *
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {Children} children
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} T
 * @param {T} element
 * @param {Attributes} attributes
 * @param {Children} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value != null) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...present(children));
  return element;
}

/**
 * The children that are there.
 *
 * @param {Children} children
 */
export const present = (children) =>
  /** @type {(Node | string)[]} */ (children.flat().filter((child) => child || child === ''));

/**
 * A head of a table.
 *
 * @param {string[]} names
 */
export const tableHead = (names) => el('thead', {}, el('tr', {}, names.map((name) => el('th', {scope: 'col'}, name))));

/**
 * A small drawing from a path's data.
 *
 * @param {string} path
 */
export function icon(path) {
  return svg('svg', {viewBox: '0 0 24 24', 'aria-hidden': 'true'}, svg('path', {d: path}));
}

let announced = '';

/**
 * Announces a text to screen readers, once.
 *
 * @param {string} text
 */
export function announce(text) {
  if (text !== announced) {
    announced = text;
    byId('announcement').textContent = text;
  }
}

/**
 * Shows a message above everything, with an optional button; without a message, hides it.
 *
 * @param {string} [message]
 * @param {HTMLElement} [action]
 */
export function banner(message, action) {
  const place = byId('banner');
  place.hidden = !message;
  place.replaceChildren(...present(message ? [message, action] : []));
}

/**
 * Calls a function once, after its calls have stopped for a while.
 *
 * @param {number} milliseconds
 * @param {() => void} action
 */
export function debounce(milliseconds, action) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
