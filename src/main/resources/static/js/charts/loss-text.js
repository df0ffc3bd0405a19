// @ts-check
/** The loss chart in words. */

import {el, svg} from '../dom.js';
import {count} from '../count.js';
import {exact, short} from '../format.js';
import {specLabel} from '../spec.js';
import {t} from '../texts.js';
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
    el('b', {}, t.stage.loss.atEpoch(count(losses.epoch[k]))), ` ${t.loss(exact(losses.loss[k]))}`,
    losses.heldOut && t.stage.loss.heldOut(exact(losses.heldOut.loss[nearest(losses.heldOut.epoch, losses.epoch[k])])),
    el('small', {}, specLabel(job.spec)));
}

/**
 * What the curve of a run shows, for those who do not see it.
 *
 * @param {Run} run
 */
export function lossSentence({job, losses}) {
  const label = specLabel(job.spec);
  if (!losses.length) return t.stage.loss.noLosses(label);
  return t.stage.loss.story(
    label, short(losses.loss[0]), short(losses.loss.at(-1)), count(losses.last), short(losses.lowest))
    + (losses.heldOut ? t.stage.loss.overHeldOut(short(losses.heldOut.loss.at(-1))) : '')
    + t.stage.loss.constantHas(short(job.baselineLoss));
}

/** Pixels that a letter takes, roughly. */
const LETTER = 6.2;

/**
 * A text in the chart, on as many lines as it takes.
 *
 * @param {string} text
 * @param {number} room in pixels
 * @param {Record<string, string | number>} place
 */
export function wrapped(text, room, place) {
  return svg('text', {class: 'axis', ...place}, linesOf(text, room / LETTER).map((line, k) =>
    svg('tspan', {x: place.x, dy: k ? '1.25em' : 0}, line)));
}

/**
 * A text in lines of so many letters at most, as far as its words let it.
 *
 * @param {string} text
 * @param {number} most
 */
export function linesOf(text, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Stands in the chart before there is a run.
 *
 * @param {[left: number, right: number]} across
 * @param {number} y
 */
export const invitation = ([left, right], y) =>
  wrapped(t.stage.loss.pressTrain, right - left, {x: (left + right) / 2, y, 'text-anchor': 'middle'});

/**
 * What is above the axis of losses.
 *
 * @param {number} highest loss of the runs that decide the axis
 * @param {number} cutAt the largest loss of all
 */
export const beyondText = (highest, cutAt) => (cutAt > highest
  ? t.stage.loss.cutOff(short(cutAt)) : t.stage.loss.begins(short(highest)));
