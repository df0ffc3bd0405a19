// @ts-check
/** The texts of the page in the language of its reader, which theme.js has found; each other one loads when chosen. */

import {language} from './language.js';
import {EN} from './text/en.js';

export const t = language === 'de' ? (await import('./text/de.js')).DE : EN;

/** The attribute that names a text, and what becomes of it. */
const PLACES = /** @type {const} */ ([['label', 'aria-label'], ['title', 'title'], ['group', 'label']]);

/** Writes the texts that stand on the page from the start where it names them. */
export function writePage() {
  const text = (/** @type {string | undefined} */ key) => t.page[/** @type {keyof typeof t.page} */ (key)];
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    element.textContent = text(element.dataset.text);
  }
  for (const [key, attribute] of PLACES) {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-${key}]`))) {
      element.setAttribute(attribute, text(element.dataset[key]));
    }
  }
}
