// @ts-check
/**
 * All texts of the page in English. Each part of the page has a module of its own: a text, or a function where numbers
 * and names stand in it.
 */

import {PAGE} from './en/page.js';

export const EN = {
  page: PAGE,
};

/** @typedef {typeof EN} Texts what every language must have */
