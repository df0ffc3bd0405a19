// @ts-check
/** All texts of the page in German. */

import {PAGE} from './de/page.js';

/** @type {import('./en.js').Texts} */
export const DE = {
  page: PAGE,
};
