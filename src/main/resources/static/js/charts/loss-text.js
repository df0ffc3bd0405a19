// @ts-check
/** The loss chart in words. */

import {el, svg} from '../dom.js';
import {count, exact, short} from '../format.js';
import {specLabel} from '../spec.js';
import {nearest} from './decimate.js';

/** @import {Run} from '../session.js' */

/**
 * The epoch and the loss of a run under the pointer.
 *
 * @param {Run} run
 * @param {number} k
 */
export function tooltipLine({losses, hue, job}, k) {
  return el('p', {class: `hue-${hue}`},
    el('b', {}, `epoch ${count(losses.epoch[k])}`), ` loss ${exact(losses.loss[k])}`,
    losses.heldOut && ` held out ${exact(losses.heldOut.loss[nearest(losses.heldOut.epoch, losses.epoch[k])])}`,
    el('small', {}, specLabel(job.spec)));
}

/**
 * What the curve of a run shows, for those who do not see it.
 *
 * @param {Run} run
 */
export function lossSentence({job, losses}) {
  const label = specLabel(job.spec);
  if (!losses.length) return `${label}: no losses yet.`;
  return `${label}: loss from ${short(losses.loss[0])} at the start to ${short(losses.loss.at(-1))} after `
    + `${count(losses.last)} epochs, lowest ${short(losses.lowest)}; `
    + `${losses.heldOut ? `over the rows held out ${short(losses.heldOut.loss.at(-1))}; ` : ''}`
    + `the best constant prediction has ${short(job.baselineLoss)}.`;
}

/**
 * Stands in the chart before there is a run.
 *
 * @param {number} width
 * @param {number} height
 */
export const invitation = (width, height) =>
  svg('text', {class: 'axis', x: width / 2, y: height / 2, 'text-anchor': 'middle'},
    'Press Train, and the loss is drawn here.');

/**
 * What is above the axis of losses.
 *
 * @param {number} highest loss of the runs that decide the axis
 * @param {number} cutAt the largest loss of all
 */
export const beyondText = (highest, cutAt) => (cutAt > highest
  ? `a run that diverges is cut off here: it reaches ${short(cutAt)}` : `begins at up to ${short(highest)}`);
