// @ts-check
/** Offers the landscape of a run that has ended; it loads when it is opened. */

import {details} from '../dom.js';
import {isOver, session} from '../session.js';

export function bindLandscape() {
  const panel = details('landscape');
  const offer = () => { panel.hidden = !session.current || !isOver(session.current.job); };
  session.on('select', offer);
  offer();
  panel.addEventListener('toggle', async () => {
    const {LandscapePanel} = await import('./landscape.js');
    new LandscapePanel();
  }, {once: true});
}
