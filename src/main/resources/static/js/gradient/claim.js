/** What is wrong with a gradient that somebody has derived. */

import {plural, short} from '../format.js';

/** A hint may be looser than the verdict: who lost a sign may have rounded too. */
const CLOSE = 1e-3;
const near = (one, other) => Math.abs(one - other) <= CLOSE * Math.max(Math.abs(one), Math.abs(other));

/**
 * The verdict in sentences, the most telling first.
 *
 * @param entries of the answer that carry what was claimed
 * @param rows how many rows the loss is a mean over
 */
export function verdict(entries, rows) {
  const claims = entries.filter(({claimed}) => claimed != null);
  const wrong = claims.filter(({agrees}) => !agrees);
  if (!claims.length) return ['Nothing was claimed.'];
  if (!wrong.length) return [`All ${plural(claims.length, 'entry').replace('entrys', 'entries')} agree.`];
  return [
    `${claims.length - wrong.length} of ${claims.length} agree; wrong: ${wrong.map(({name}) => name).join(', ')}.`,
    ...[sameFactor(wrong, rows), ...swaps(wrong)].filter(Boolean)];
}

/** Entries that are all wrong by the same factor have one mistake. */
function sameFactor(wrong, rows) {
  const ratios = wrong.filter(({value}) => value !== 0).map(({claimed, value}) => claimed / value);
  const [first] = ratios;
  if (!ratios.length || ratios.length < wrong.length || !ratios.every((ratio) => near(ratio, first))) return null;
  const which = wrong.length > 1 ? 'They are' : 'It is';
  if (near(first, -1)) return `${which} right but for the sign.`;
  if (near(first, rows / 2)) return `${which} ${short(first)} times too large: the factor 2/n is missing.`;
  if (near(first, rows)) return `${which} ${short(first)} times too large: the factor 1/n is missing.`;
  if (near(first, 0.5)) return `${which} half as large as they should be: the factor 2 is missing.`;
  return wrong.length > 1 ? `They are all ${short(first)} times what they should be.` : null;
}

function swaps(wrong) {
  return wrong.flatMap((one, k) => wrong.slice(k + 1)
    .filter((other) => near(one.claimed, other.value) && near(other.claimed, one.value))
    .map((other) => `${one.name} and ${other.name} are swapped.`));
}
