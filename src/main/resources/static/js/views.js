/** The views of the page, one of which is shown. */

import {byId} from './dom.js';
import {writeLink} from './link.js';

/** Where the form stands above the results, one has to go down to see them. */
export function bringResultsIntoView() {
  const results = byId('results');
  if (results.getBoundingClientRect().top >= byId('setup').getBoundingClientRect().bottom) results.scrollIntoView();
}

export class Views {
  current = 'train';

  /** @param entered what to do when a view comes up, by its name */
  constructor(entered) {
    this.entered = entered;
    this.buttons = [...document.querySelectorAll('nav [data-view]')];
    for (const button of this.buttons) {
      button.addEventListener('click', async () => {
        await this.show(button.dataset.view);
        if (this.current !== 'train') bringResultsIntoView();
      });
    }
  }

  /** Shows a view; answers when what it shows is there. */
  show(name) {
    const known = this.buttons.some((button) => button.dataset.view === name) ? name : 'train';
    this.current = known;
    document.body.dataset.view = known;
    for (const button of this.buttons) {
      const isShown = button.dataset.view === known;
      if (isShown) {
        button.setAttribute('aria-current', 'page');
      } else {
        button.removeAttribute('aria-current');
      }
      document.querySelector(`.view-${button.dataset.view}`).hidden = !isShown;
    }
    writeLink({view: known === 'train' ? null : known});
    return this.entered[known]?.();
  }
}
