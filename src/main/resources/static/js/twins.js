// @ts-check
/** A word on the stage where hidden units learn as one, and a click that parts them. */

import {byId, el} from './dom.js';
import {t} from './texts.js';

/** @import {ApplyRemedy} from './findings.js' */
/** @import {Run} from './session.js' */

const CAUSE = 'identical-hidden-units';

/**
 * @param {Run | null} run
 * @param {(run: Run, ...remedy: Parameters<ApplyRemedy>) => void} apply
 */
export function showTwins(run, apply) {
  const place = byId('twins');
  const cause = run?.diagnosis?.findings.find(({id}) => id === CAUSE);
  place.hidden = !cause;
  if (!run || !cause) return;
  const cure = run.diagnosis?.remedies.find(({verified, addresses}) => verified && addresses.includes(CAUSE));
  const part = el('button',
    {type: 'button', class: 'primary', click: (event) => cure && apply(run, cure.patch, event.currentTarget)},
    t.stage.network.part);
  place.replaceChildren(
    t.stage.network.twins, ...(cure ? [part] : []));
}
