// @ts-check
/** Figures that are out of date. */

import {byId} from './dom.js';

/**
 * Marks the figures as out of date while they show another run.
 *
 * @param {boolean} isBusy
 */
export function markBusy(isBusy) {
  for (const id of ['surface-figure', 'network-figure', 'predictions']) {
    byId(id).setAttribute('aria-busy', String(isBusy));
  }
}
