// @ts-check
/** Finding terms in a text. */

/** @import {Term} from '../text/en/help.js' */

/** What parts of other words begin or end with. */
const LETTER = '[\\p{L}\\p{N}_-]';

/** @typedef {{text: string, term?: string}} Part of a text; a term where it has a key of the glossary */

/**
 * Cuts a text at the terms in it, longer ones first; a term that was found already is left alone.
 *
 * @param {string} text
 * @param {Record<string, Term>} terms
 * @param {Set<string>} found keys, added to
 * @returns {Part[]}
 */
export function partsOf(text, terms, found) {
  const {keys, pattern} = known.get(terms) ?? patternOf(terms);
  /** @type {Part[]} */
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const term = keys.get(match[0].toLowerCase());
    if (!term || found.has(term)) continue;
    found.add(term);
    if (match.index > at) parts.push({text: text.slice(at, match.index)});
    parts.push({text: match[0], term});
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({text: text.slice(at)});
  return parts;
}

/**
 * What finds the terms, which takes longer to make than to use.
 *
 * @type {Map<Record<string, Term>, {keys: Map<string, string>, pattern: RegExp}>}
 */
const known = new Map();

/** @param {Record<string, Term>} terms */
function patternOf(terms) {
  const keys = new Map(Object.entries(terms).flatMap(([key, {words}]) =>
    words.map((word) => /** @type {[string, string]} */ ([word.toLowerCase(), key]))));
  const words = [...keys.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const made = {keys, pattern: new RegExp(`(?<!${LETTER})(?:${words.join('|')})(?!${LETTER})`, 'giu')};
  known.set(terms, made);
  return made;
}

/** @param {string} word */
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
