/** Making and finding elements. */

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/**
 * An HTML element. Attributes that are functions become listeners, true and false are presence and
 * absence; children are nodes or text, null is skipped.
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** A small drawing from a path's data. */
export function icon(path) {
  return svg('svg', {viewBox: '0 0 24 24', 'aria-hidden': 'true'}, svg('path', {d: path}));
}

let announced = '';

/** Says something to screen readers, once. */
export function announce(text) {
  if (text !== announced) {
    announced = text;
    byId('announcement').textContent = text;
  }
}

/** Shows a message above everything, with an optional button; without a message, none. */
export function banner(message, action) {
  const place = byId('banner');
  place.hidden = !message;
  place.replaceChildren(...(message ? [message, action].filter(Boolean) : []));
}

/** Calls a function once, after calls have stopped for a while. */
export function debounce(milliseconds, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds, ...values);
  };
}
