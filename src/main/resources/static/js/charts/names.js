// @ts-check
/** What the numbers of a row are called in a drawing. */

import {classOf} from '../confusion.js';
import {short} from '../format.js';
import {t} from '../texts.js';

/**
 * The names of the numbers in a row; classes where classes are told apart, axes where some inputs say more than others.
 *
 * @typedef {{inputs: string[], targets: string[], classes?: string[], axes?: [x: number, y: number]}} Names
 */

/**
 * What an output predicts.
 *
 * @param {Names} names
 * @param {number} output
 */
export function outputName({targets, classes}, output) {
  if (classes) return t.stage.surface.likelihoodOf(classes.slice(-targets.length)[output]);
  return targets.length > 1 ? t.stage.surface.predictionOf(targets[output]) : t.stage.surface.prediction;
}

/**
 * The text of a row that is drawn at some of its inputs.
 *
 * @param {Names} names
 * @param {number[]} shown
 * @param {number} output
 */
export const datumText = ({inputs, targets, classes}, shown, output) =>
  (/** @type {number[]} */ row, /** @type {number[]} */ target) => [
    ...shown.map((k) => `${inputs[k]} ${short(row[k])}`),
    classes ? classes[classOf(target)] : `${targets[output]} ${short(target[output])}`].join(', ');
