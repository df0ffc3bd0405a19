// @ts-check
/** Predicted against true numbers, and R² beside it, after the epoch that is shown. */

import {FitChart} from './charts/fit-chart.js';
import {byId, el, present} from './dom.js';
import {isGraded, rSquared, spread} from './fit.js';
import {short} from './format.js';
import {predictRows, scoreOf} from './stage/score.js';
import {t} from './texts.js';

/** @import {Model} from './stage/model.js' */
/** @import {Predictions} from './types.js' */
/** @import {Words} from './words.js' */

const MAX_DOTS = 600;
/** So many times as long as it took the dots wait, so that most of each second is left to the picture. */
const PAUSES = 4;

export class FitPanel {
  output = 0;
  notBefore = 0;
  shape = '';
  /** @type {{predictions: Predictions, words: Words} | null} */
  shown = null;

  constructor() {
    this.place = byId('fit');
    /** The score of all outputs, beside the loss. */
    this.whole = byId('epoch-score');
    this.scores = el('p', {class: 'note'});
    this.choice = el('span', {});
    const figure = el('figure', {id: 'fit-figure'});
    this.place.append(
      el('div', {class: 'panel-head'}, el('h3', {}, t.stage.fit.title), this.choice), figure, this.scores);
    this.chart = new FitChart(figure);
  }

  /**
   * Shows predictions at rest; hides where classes are predicted, or one of two answers.
   *
   * @param {Predictions} predictions
   * @param {Words} words
   */
  show(predictions, words) {
    const graded = predictions.targets[0].map((_, k) => k).filter((k) =>
      isGraded(predictions.targets.map((row) => row[k])));
    this.shown = !predictions.labels && graded.length ? {predictions, words} : null;
    this.place.hidden = !this.shown;
    const outputs = predictions.targets[0].map((_, k) => predictions.predictions.map((row) => row[k] ?? NaN));
    this.whole.textContent = scoreOf(predictions, outputs, Boolean(predictions.labels));
    if (!this.shown) return;
    const shape = JSON.stringify([words.names.targets, graded]);
    if (shape !== this.shape) this.choose(shape, graded, words.names.targets);
    this.draw();
  }

  /** @type {(shape: string, graded: number[], names: string[]) => void} */
  choose(shape, graded, names) {
    this.shape = shape;
    [this.output] = graded;
    const select = el('select', {change: () => {
      this.output = Number(select.value);
      this.draw();
    }}, graded.map((k) => el('option', {value: k}, names[k])));
    this.choice.replaceChildren(...present([
      graded.length > 1 && el('label', {class: 'small'}, t.stage.fit.of, select)]));
  }

  draw() {
    if (!this.shown) return;
    const {predictions: {targets, predictions, heldOut = []}, words} = this.shown;
    const drawn = spread(targets.length, MAX_DOTS);
    const values = predictions.map((row) => row[this.output] ?? NaN);
    this.chart.draw({
      name: words.names.targets[this.output],
      targets: targets.map((row) => row[this.output]),
      rows: drawn,
      heldOut,
      textOf: async (row) => rowText(words.header, (await words.cells([row]))[0])}, values);
    this.score(values);
  }

  /**
   * Shows what a model predicts while the epoch moves.
   *
   * @param {Model} model
   * @param {(number | null)[]} theta
   */
  move(model, theta) {
    const start = performance.now();
    if (start < this.notBefore) return;
    this.moveNow(model, theta);
    this.notBefore = performance.now() + PAUSES * (performance.now() - start);
  }

  /** @type {(model: Model, theta: (number | null)[]) => void} */
  moveNow(model, theta) {
    const outputs = predictRows(model, theta);
    this.whole.textContent = outputs ? scoreOf(model.rows, outputs, Boolean(model.names.classes)) : '';
    if (!outputs || outputs[0].length !== this.shown?.predictions.targets.length) return;
    this.chart.move(outputs[this.output]);
    this.score(outputs[this.output]);
  }

  /** @param {ArrayLike<number>} values predicted of all rows */
  score(values) {
    if (!this.shown) return;
    const {targets, heldOut = []} = this.shown.predictions;
    const own = targets.map((row) => row[this.output]);
    const all = own.map((_, row) => row);
    const kinds = heldOut.includes(true) ? [true, false] : [false];
    const parts = kinds.flatMap((kind, k) => {
      const rows = all.filter((row) => Boolean(heldOut[row]) === kind);
      const score = el('strong', {}, `R² ${short(rSquared(own, values, rows), 3)}`);
      return [k > 0 && ', ', score, t.stage.fit.over((kind ? t.n.heldOutRows : t.n.trainingRows)(rows.length))];
    });
    const notes = [
      t.stage.fit.onLine, heldOut.includes(true) && t.stage.surface.hollow,
      all.length > MAX_DOTS && t.stage.fit.drawn(MAX_DOTS)];
    this.scores.replaceChildren(...present(parts), `. ${notes.filter(Boolean).join(' ')}`);
  }
}

const MAX_CELLS = 6;

/** @type {(header: string[], cells: string[]) => string} */
const rowText = (header, cells) => header.slice(0, MAX_CELLS).map((name, k) => `${name} ${cells[k]}`).join(', ')
  + (header.length > MAX_CELLS ? ', …' : '');
