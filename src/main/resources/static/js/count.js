// @ts-check
/** Whole numbers as people of each language read them. */

import {language} from './language.js';

const NUMBER = new Intl.NumberFormat('en');
const THIN_SPACE = '\u202f';

/**
 * A whole number in groups of thousands: with commas in English, and with thin spaces where a comma is a decimal one,
 * since other numbers keep the point that the service writes.
 *
 * @param {number} n
 */
export const count = (n) => (language === 'de' ? NUMBER.format(n).replaceAll(',', THIN_SPACE) : NUMBER.format(n));

/**
 * A count with its noun.
 *
 * @param {number} n
 * @param {string} one
 * @param {string} many
 */
export const plural = (n, one, many) => `${count(n)} ${n === 1 ? one : many}`;
