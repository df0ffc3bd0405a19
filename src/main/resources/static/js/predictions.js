// @ts-check
/** Predictions beside their targets, in the words of the data set; for classes with the rows that each is taken for. */

import {classOf, confusionOf, numbered, pairsOf, scoredRows} from './confusion.js';
import {el, present, tableHead} from './dom.js';
import {count} from './count.js';
import {exact, short} from './format.js';
import {t} from './texts.js';

/** @import {Pair} from './confusion.js' */
/** @import {Predictions} from './types.js' */
/** @import {Words} from './words.js' */

const MAX_ROWS = 100;
const MAX_CLASSES = 20;
const MAX_CELL = 9;

export class PredictionPanel {
  /**
   * The cell of the confusion matrix whose rows are shown; null for all rows.
   *
   * @type {Pair | null}
   */
  chosen = null;
  /** @type {string[]} */
  classes = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
  }

  /**
   * @param {Predictions} predictions
   * @param {Words} words
   */
  async show(predictions, words) {
    const {inputs, heldOut = inputs.map(() => false), classes = []} = predictions;
    if (classes.join() !== this.classes.join()) this.chosen = null;
    this.classes = classes;
    const {chosen} = this;
    const pairs = classes.length <= MAX_CLASSES ? pairsOf(predictions) : null;
    const scored = scoredRows(heldOut);
    const rows = pairs && chosen
      ? scored.filter((row) => pairs[row].actual === chosen.actual && pairs[row].predicted === chosen.predicted)
      : inputs.map((_, row) => row);
    const shown = rows.slice(0, MAX_ROWS);
    const cells = await words.cells(shown);
    const choose = async (/** @type {Pair} */ pair) => {
      this.chosen = isSame(pair, this.chosen) ? null : pair;
      await this.show(predictions, words);
      /** @type {HTMLElement | null} */ (this.place.querySelector(`[data-cell="${cellOf(pair)}"]`))?.focus();
    };
    const all = t.n.rows(scored.length);
    const over = heldOut.includes(true) ? t.rows.heldOut(all) : all;
    this.place.replaceChildren(...present([
      pairs && matrix(confusionOf(pairs, scored, classes.length), classes, {chosen, choose, over}),
      table(predictions, words, shown, cells, caption(rows.length, chosen, classes))]));
  }
}

/** @type {(one: Pair, other: Pair | null) => boolean} */
const isSame = (one, other) => other !== null && cellOf(one) === cellOf(other);

/** @param {Pair} pair */
const cellOf = ({actual, predicted}) => `${actual} ${predicted}`;

/**
 * @param {number} rows
 * @param {Pair | null} chosen
 * @param {string[]} classes
 */
function caption(rows, chosen, classes) {
  const what = chosen ? t.rows.confused(classes[chosen.actual], classes[chosen.predicted]) : '';
  if (rows > MAX_ROWS) return {text: t.rows.first(MAX_ROWS, t.n.rows(rows)) + what, isSeen: true};
  return chosen
    ? {text: t.n.rows(rows) + what, isSeen: true}
    : {text: t.rows.title, isSeen: false};
}

/**
 * How often each class is taken for each; a cell shows its rows, and once more all rows.
 *
 * @param {number[][]} counts
 * @param {string[]} classes
 * @param {object} choice
 * @param {Pair | null} choice.chosen
 * @param {(pair: Pair) => void} choice.choose
 * @param {string} choice.over which rows
 */
function matrix(counts, classes, {chosen, choose, over}) {
  const cell = (/** @type {Pair} */ pair) => {
    const n = counts[pair.actual][pair.predicted];
    const isChosen = isSame(pair, chosen);
    const title = t.rows.cell(t.n.rows(n), classes[pair.actual], classes[pair.predicted]);
    const attributes = {
      type: 'button', class: 'quiet', title, 'aria-label': title, 'aria-pressed': String(isChosen),
      'data-cell': cellOf(pair), click: () => choose(pair)};
    return el('td', {class: pair.actual === pair.predicted ? 'right' : n ? 'wrong' : null},
      n || isChosen ? el('button', attributes, count(n)) : '0');
  };
  return el('table', {class: 'numbers confusion'},
    el('caption', {class: 'note'}, t.rows.matrix(over)),
    el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, t.rows.takenFor),
      classes.map((name) => el('th', {scope: 'col'}, name)))),
    el('tbody', {}, classes.map((name, actual) => el('tr', {},
      el('th', {scope: 'row'}, name), classes.map((_, predicted) => cell({actual, predicted}))))));
}

/**
 * @param {Predictions} predictions
 * @param {Words} words
 * @param {number[]} shown the rows of the table
 * @param {string[][]} cells of these rows
 * @param {{text: string, isSeen: boolean}} caption
 */
function table({targets, predictions, labels, classes = [], heldOut = []}, words, shown, cells, {text, isSeen}) {
  const someHeldOut = heldOut.includes(true);
  const names = [
    ...words.header, ...(labels ? [t.rows.prediction] : []), ...predictionNames(predictions[0], classes, words),
    labels ? t.rows.right : t.rows.error, ...(someHeldOut ? [t.rows.row] : [])];
  return el('table', {class: 'numbers'},
    el('caption', {class: isSeen ? 'note' : 'unseen'}, text),
    tableHead(names),
    el('tbody', {}, shown.map((row, k) => el('tr', {},
      cells[k].map(word),
      labels && el('td', {class: 'left'}, labels[row]),
      predictions[row].map((value) => el('td', {title: exact(value)}, short(value, 5))),
      labels
        ? el('td', {}, labels[row] === classes[classOf(targets[row])] ? t.yes : t.no)
        : error(targets[row], predictions[row]),
      someHeldOut && el('td', {}, heldOut[row] ? t.rows.held : t.rows.training)))));
}

/**
 * @param {unknown[]} prediction
 * @param {string[]} classes
 * @param {Words} words
 */
function predictionNames(prediction, classes, {names}) {
  if (classes.length) return classes.slice(-prediction.length).map(t.rows.likelihoodOf);
  return prediction.length === 1 || names.targets.length !== prediction.length
    ? numbered(t.rows.prediction, prediction)
    : names.targets.map(t.rows.predictionOf);
}

/** @param {string} text */
function word(text) {
  const value = Number(text);
  const isLong = text.length > MAX_CELL && Number.isFinite(value);
  return isLong ? el('td', {title: text}, short(value)) : el('td', {}, text);
}

/**
 * @param {number[]} targets
 * @param {(number | null)[]} predictions
 */
function error(targets, predictions) {
  const largest = Math.max(...targets.map((target, k) => Math.abs(target - (predictions[k] ?? NaN))));
  const share = Number.isFinite(largest) ? Math.min(largest, 1) : 1;
  return el('td', {},
    el('span', {class: 'bar'}, el('meter', {min: 0, max: 1, value: share, 'aria-hidden': 'true'})),
    ` ${short(largest, 3)}`);
}
