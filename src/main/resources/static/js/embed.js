// @ts-check
/** The page in a frame of another one: a link to the whole page, of what is shown. */

import {addressOf} from './api.js';
import {byId} from './dom.js';

/** Whether the page is the one for frames. */
export const isEmbedded = () => document.documentElement.dataset.embed !== undefined;

export function bindEmbed() {
  if (!isEmbedded()) return;
  const whole = byId('whole', HTMLAnchorElement);
  whole.hidden = false;
  const follow = () => { whole.href = addressOf('/') + location.hash; };
  whole.addEventListener('pointerdown', follow);
  whole.addEventListener('focus', follow);
  follow();
}
