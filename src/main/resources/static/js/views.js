// @ts-check
/** The views of the page, one of which is shown. */

import {byId} from './dom.js';
import {writeLink} from './link.js';

/** Scrolls to the results where the form does not stand beside them. */
export function scrollToResults() {
  const results = byId('results');
  const [shown, form] = [results, byId('setup')].map((element) => element.getBoundingClientRect());
  if (shown.left < form.right && form.width > 0) results.scrollIntoView();
}

export class Views {
  current = 'train';

  /** @param {Record<string, () => Promise<void>>} entered what to do when a view is shown, by its name */
  constructor(entered) {
    this.entered = entered;
    this.buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('nav [data-view]')]);
    for (const button of this.buttons) {
      button.addEventListener('click', async () => {
        await this.show(button.dataset.view);
        if (this.current !== 'train') scrollToResults();
      });
    }
  }

  /**
   * Shows a view, and returns when its content is there.
   *
   * @param {string | undefined} name
   */
  show(name) {
    const shown = this.buttons.find((button) => button.dataset.view === name)?.dataset.view ?? 'train';
    this.current = shown;
    document.body.dataset.view = shown;
    for (const button of this.buttons) {
      const isShown = button.dataset.view === shown;
      if (isShown) {
        button.setAttribute('aria-current', 'page');
      } else {
        button.removeAttribute('aria-current');
      }
      const view = /** @type {HTMLElement} */ (document.querySelector(`.view-${button.dataset.view}`));
      view.hidden = !isShown;
    }
    writeLink({view: shown === 'train' ? null : shown});
    return this.entered[shown]?.();
  }
}
