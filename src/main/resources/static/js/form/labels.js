// @ts-check
/** The names of a spec's members and types as the form shows them. */

import {t} from '../texts.js';

/** @type {Record<string, string>} by the place or the name of a member */
const LABELS = t.form.labels;

/**
 * The label of a member: the words of its name.
 *
 * @param {string} pointer
 */
export function labelOf(pointer) {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return LABELS[pointer] ?? LABELS[name] ?? capitalized(words(name));
}

/**
 * The label of a type, such as that of an optimizer.
 *
 * @param {string} type
 */
export const typeLabel = (type) => (type === 'theta' ? t.form.typedIn : type.replaceAll('-', ' '));

/** What a description says of null, or of a member that is absent. */
const OF_NULL = /(?:; null: |, which else start )(.+)$/;

/**
 * What a member means, as a sentence of the form.
 *
 * @param {string} [description]
 */
export const sentence = (description) => (description ? `${capitalized(description.replace(OF_NULL, ''))}.` : '');

/**
 * What it means that a field without a default is empty.
 *
 * @param {string} [description]
 */
export const absence = (description) => description?.match(OF_NULL)?.[1] ?? t.none;

/**
 * The id of a member's control.
 *
 * @param {string} pointer
 */
export const idOf = (pointer) => pointer.slice(1).replaceAll('/', '-').replace(/[A-Z]/g, (letter) => `-${letter}`)
  .toLowerCase();

/** @param {string} name in camel case */
const words = (name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** @param {string} text */
const capitalized = (text) => text.charAt(0).toUpperCase() + text.slice(1);
