// @ts-check
/** How many rows are right, or how well their numbers are predicted, after an epoch: by the browser itself. */

import {classOf} from '../confusion.js';
import {rSquared} from '../fit.js';
import {percent, short} from '../format.js';
import {columns, forward, outputOf} from '../numeric/forward.js';
import {t} from '../texts.js';

/** @import {Rows} from '../types.js' */
/** @import {Model} from './model.js' */

/** Multiply-adds of a frame, about 2 ms. */
const MAX_WORK = 100_000;

/** @type {WeakMap<Model, Float64Array>} the rows of a model as it sees them */
const inputsOf = new WeakMap();

/**
 * What a model predicts of its rows, output after output; null where that takes longer than a frame.
 *
 * @param {Model} model
 * @param {(number | null)[]} theta
 * @returns {Float64Array[] | null}
 */
export function predictRows(model, theta) {
  const {inputs: rows, targets} = model.rows;
  if (rows.length * theta.length > MAX_WORK) return null;
  const inputs = inputsOf.get(model) ?? columns(rows, model.inputs);
  inputsOf.set(model, inputs);
  const layers = forward(model.shape, theta.map((value) => value ?? NaN), inputs, rows.length);
  const outputs = layers[layers.length - 1];
  return targets[0].map((_, k) => outputOf(outputs, rows.length, k, model.targets));
}

/**
 * The share of rows that are right, or R² of numbers, over the rows held out, where there are any; empty where there
 * is no finite score.
 *
 * @param {Rows} rows
 * @param {ArrayLike<number>[]} outputs
 * @param {boolean} hasClasses
 */
export function scoreOf({targets, heldOut = []}, outputs, hasClasses) {
  const all = targets.map((_, row) => row);
  const rows = heldOut.includes(true) ? all.filter((row) => heldOut[row]) : all;
  const whose = heldOut.includes(true) ? t.stage.loss.whoseHeldOut : '';
  if (hasClasses) {
    const right = rows.filter((row) => classOf(outputs.map((values) => values[row])) === classOf(targets[row])).length;
    return t.stage.loss.scored(percent(right / rows.length), whose);
  }
  const scores = outputs.map((values, k) => rSquared(targets.map((row) => row[k]), values, rows));
  const score = scores.reduce((sum, one) => sum + one / scores.length, 0);
  return Number.isFinite(score) ? `R² ${short(score, 3)}${whose}` : '';
}
