// @ts-check
/** The runs of a region of a map, each of which can be opened as a job. */

import {fetchJson, get, isAbort, messageOf} from '../api.js';
import {count} from '../count.js';
import {el, tableHead} from '../dom.js';
import {short} from '../format.js';
import {maps} from '../text/maps.js';
import {valueText} from './cells.js';

/** @import {Runs} from './cells.js' */
/** @import {ExperimentRun} from './types.js' */

const PAGE = 20;

export class RunsList {
  /** @type {AbortController | undefined} */
  pending;
  shown = 0;

  /** @param {(run: number) => void} open */
  constructor(open) {
    this.open = open;
    this.summary = el('p', {class: 'note', role: 'status'}, maps.runsUsage);
    this.body = el('tbody');
    this.more = el('button', {type: 'button', hidden: true, click: () => this.load()});
    this.table = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': maps.runs, hidden: true},
      el('table', {class: 'numbers runs'}, el('caption', {class: 'unseen'}, maps.runs), tableHead(maps.runsColumns),
        this.body));
    this.element = el('div', {class: 'panel map-runs'}, el('h2', {}, maps.runs), this.summary, this.table, this.more);
  }

  clear() {
    this.pending?.abort();
    this.body.replaceChildren();
    this.table.hidden = true;
    this.more.hidden = true;
    this.summary.textContent = maps.runsUsage;
  }

  /**
   * Lists some runs of an experiment.
   *
   * @param {string} experiment its address
   * @param {Runs} runs
   * @param {string} summary
   * @param {Record<string, string>} names of the values that are listed
   */
  async list(experiment, runs, summary, names) {
    this.clear();
    this.chosen = {experiment, runs, names};
    this.shown = 0;
    this.summary.textContent = summary;
    await this.load();
  }

  /** Adds the next ones. */
  async load() {
    if (!this.chosen) return;
    const {experiment, runs, names} = this.chosen;
    this.pending = new AbortController();
    const {signal} = this.pending;
    const next = Array.from({length: Math.min(PAGE, runs.count - this.shown)}, (_, k) => runs.at(this.shown + k));
    try {
      const found = await Promise.all(next.map((run) => fetchJson(get(`${experiment}/runs/${run}`), signal)));
      this.shown += found.length;
      this.body.append(...found.map((run) => this.line(run, names)));
      this.table.hidden = !this.shown;
      this.more.hidden = this.shown >= runs.count;
      this.more.textContent = maps.more(runs.count - this.shown);
    } catch (error) {
      if (!isAbort(error)) this.summary.textContent = messageOf(error);
    }
  }

  /**
   * @param {ExperimentRun} run
   * @param {Record<string, string>} names
   */
  line({run, values, end}, names) {
    const state = !end ? 'queued' : end.converged ? 'converged' : end.diverged ? 'diverged' : 'plateau';
    const at = Object.entries(names)
      .filter(([field]) => field in values)
      .map(([field, name]) => `${name} ${valueText(values[field])}`)
      .join(', ');
    return el('tr', {},
      el('td', {class: 'left'}, el('button',
        {type: 'button', class: 'link', 'aria-label': maps.openRun(run), click: () => this.open(run)}, count(run))),
      el('td', {class: 'left'}, at),
      el('td', {class: 'left'}, el('span', {class: `badge ${state}`}, maps.badges[state])),
      el('td', {}, end ? short(end.finalLoss) : ''),
      el('td', {}, end ? count(end.epochs) : ''));
  }
}
