// @ts-check
/** Begins the steps of backpropagation, which load when they are asked for: by their button or the space bar. */

import {button} from '../dom.js';

/** @import {NetworkChart} from '../charts/network-chart.js' */
/** @import {Setup} from '../form/setup.js' */

/** Where the space bar has another meaning. */
const OWN_SPACE = 'input, select, textarea, button, summary, a, dialog, [role="application"]';

/**
 * @param {Setup} setup
 * @param {NetworkChart} network
 */
export function bindWalk(setup, network) {
  /** @type {Promise<import('./walk-panel.js').WalkPanel> | undefined} */
  let loading;
  const panel = () => (loading ??= import('./walk-panel.js').then(({WalkPanel}) => new WalkPanel(setup, network)));
  button('walk-start').addEventListener('click', async () => (await panel()).toggle());
  document.addEventListener('keydown', async (event) => {
    const target = /** @type {Element} */ (event.target);
    const isElsewhere = target.closest(OWN_SPACE) || document.querySelector('dialog[open]');
    if (event.key !== ' ' || isElsewhere || document.body.dataset.view !== 'train') return;
    event.preventDefault();
    (await panel()).step(event.shiftKey ? -1 : 1);
  });
}
