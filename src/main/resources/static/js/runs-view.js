// @ts-check
/** Past runs: filtered by how they ended and why, opened, laid over each other on one chart, named and deleted. */

import {fetchJson, get, isAbort, messageOf} from './api.js';
import {byId, el, icon, tableHead} from './dom.js';
import {count} from './count.js';
import {short} from './format.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';
import {language} from './language.js';
import {ownNames} from './own-names.js';
import {inGroups} from './run-groups.js';
import {runEditor} from './run-edit.js';
import {FILTERS} from './run-filters.js';
import {runLabels} from './run-labels.js';
import {VERDICTS, verdictOf} from './run-verdicts.js';
import {isOver} from './session.js';
import {t} from './texts.js';

/** @import {Job, JobList} from './types.js' */

const PAGE_SIZE = 50;
/** @type {Intl.DateTimeFormatOptions} */
const TIME = {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false};

/**
 * What the view can do with runs.
 *
 * @typedef {object} Actions
 * @property {(id: string) => Promise<void>} open
 * @property {(ids: string[]) => Promise<void>} compare
 */

export class RunsView {
  /** @type {string | null | undefined} */
  next;
  /** @type {AbortController | undefined} */
  looking;
  /** @type {Job[]} */
  jobs = [];
  /** @type {AbortController | undefined} */
  pending;

  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.filter = el('select', {id: 'filter', change: () => this.show()},
      FILTERS.map(([value, label]) => el('option', {value}, label)));
    this.found = el('select', {id: 'found', change: () => this.draw()});
    this.verdict = el('select', {id: 'verdict', change: () => this.draw()},
      VERDICTS.map(([value, label]) => el('option', {value}, label)));
    this.body = el('tbody');
    this.more = el('button', {type: 'button', hidden: true, click: () => this.load(this.next)}, t.runs.more);
    this.empty = el('p', {class: 'note', hidden: true}, t.runs.none);
    this.compare = el('button',
      {type: 'button', class: 'primary', disabled: true, click: () => actions.compare(this.chosen)}, t.runs.compare);
    byId('runs').append(el('div', {class: 'panel'}, this.head(), this.table(), this.empty, this.more));
    this.body.addEventListener('change', () => { this.compare.disabled = this.chosen.length < 2; });
  }

  head() {
    const request = () => get(this.address());
    const share = menu(el('details', {class: 'menu'}), t.share.theList, [
      asCurl(request), asFile(t.share.json, () => 'runs.json', request)]);
    return el('div', {class: 'panel-head'}, el('h2', {}, t.runs.title),
      el('div', {class: 'tools'},
        el('label', {class: 'small', for: 'filter'}, t.runs.show, this.filter),
        el('label', {class: 'small', for: 'found'}, t.runs.with, this.found),
        el('label', {class: 'small', for: 'verdict'}, t.runs.and, this.verdict), this.compare, share));
  }

  table() {
    return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t.runs.newestFirst},
      el('table', {class: 'numbers runs'},
        el('caption', {class: 'unseen'}, t.runs.title),
        tableHead([
          t.runs.compare, t.runs.run, t.runs.ended, t.runs.loss, t.runs.epochs, t.runs.started, t.runs.edit]),
        this.body));
  }

  get chosen() {
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.body.querySelectorAll('tr:not(.group) input:checked')]);
    return boxes.map(({value}) => value);
  }

  /** @param {string | null} [cursor] */
  address(cursor) {
    const parts = [this.filter.value, `limit=${PAGE_SIZE}`, cursor && `cursor=${cursor}`];
    return `/v1/jobs?${parts.filter(Boolean).join('&')}`;
  }

  show() {
    this.jobs = [];
    return this.load();
  }

  /**
   * Adds the runs that follow a cursor, and aborts the request before: its runs may be of another filter.
   *
   * @param {string | null} [cursor]
   */
  async load(cursor) {
    this.pending?.abort();
    this.pending = new AbortController();
    try {
      /** @type {JobList} */
      const {items, next} = await fetchJson(get(this.address(cursor)), this.pending.signal);
      this.jobs.push(...items);
      this.next = next;
      this.more.hidden = !next;
      await this.draw();
    } catch (error) {
      if (isAbort(error)) return;
      this.say(messageOf(error));
    }
  }

  /** The runs with the finding that is chosen, then those of the verdict, which may have to be found out. */
  async draw() {
    this.looking?.abort();
    const names = [...new Set(this.jobs.flatMap(({findings}) => findings.map(({id}) => id)))].sort();
    const chosen = names.includes(this.found.value) ? this.found.value : '';
    this.found.replaceChildren(
      el('option', {value: ''}, t.runs.anyFinding),
      ...names.map((id) => el('option', {value: id, selected: id === chosen}, id.replaceAll('-', ' '))));
    const labels = new Map(runLabels(this.jobs).map((label, k) => [this.jobs[k].id, label]));
    const shown = this.jobs.filter(({findings}) => !chosen || findings.some(({id}) => id === chosen));
    const verdict = this.verdict.value;
    this.compare.disabled = true;
    const line = (/** @type {Job} */ job) => this.line(job, labels.get(job.id) ?? '');
    this.body.replaceChildren(...(verdict ? [] : inGroups(shown, line)));
    try {
      if (verdict) await this.addByVerdict(shown.filter(isDiagnosed), verdict, line);
      this.say(this.body.childElementCount ? '' : t.runs.none);
    } catch (error) {
      if (!isAbort(error)) this.say(messageOf(error));
    }
  }

  /** @type {(jobs: Job[], verdict: string, line: (job: Job) => HTMLElement[]) => Promise<void>} */
  async addByVerdict(jobs, verdict, line) {
    this.looking = new AbortController();
    const {signal} = this.looking;
    for (const [k, job] of jobs.entries()) {
      this.say(t.runs.diagnosing(k + 1, jobs.length));
      const found = await verdictOf(job.id, signal);
      signal.throwIfAborted();
      if (found === verdict) this.body.append(...line(job));
    }
  }

  /** @param {string} text */
  say(text) {
    this.empty.textContent = text;
    this.empty.hidden = !text;
  }

  /**
   * @param {Job} job
   * @param {string} title
   * @returns {HTMLElement[]}
   */
  line(job, title) {
    const {name, label} = outcomeOf(job);
    const {note} = ownNames.of(job.id);
    const open = {type: 'button', class: 'link', click: () => this.actions.open(job.id)};
    const edit = {
      type: 'button', class: 'quiet', 'aria-label': t.runs.editRun(title), click: () => this.edit(job, title, row)};
    const row = el('tr', {},
      el('td', {}, el('input', {type: 'checkbox', value: job.id, 'aria-label': t.runs.compareRun(title)})),
      el('td', {class: 'left'}, el('button', open, title), note && el('p', {class: 'note'}, note)),
      el('td', {class: 'left'}, el('span', {class: `badge ${name}`}, label)),
      el('td', {}, short(job.progress.loss)),
      el('td', {}, count(job.progress.epoch)),
      el('td', {}, el('time', {datetime: job.createdAt}, new Date(job.createdAt).toLocaleString(language, TIME))),
      el('td', {}, el('button', edit, icon('M4 20l1-5L16 4l4 4L9 19z'))));
    return [row];
  }

  /** @type {(job: Job, title: string, row: HTMLElement) => void} */
  edit(job, title, row) {
    const isOpen = row.nextElementSibling?.classList.contains('edited');
    this.body.querySelector('.edited')?.remove();
    if (isOpen) return;
    const redraw = async () => {
      await this.draw();
      /** @type {HTMLElement | null} */ (this.body.querySelector(`[value="${job.id}"]`))?.focus();
    };
    const {form, name} = runEditor(job, title, {saved: redraw, deleted: () => {
      this.jobs = this.jobs.filter(({id}) => id !== job.id);
      redraw();
    }});
    row.after(el('tr', {class: 'edited'}, el('td', {colspan: 7}, form)));
    name.focus();
  }
}

/** Whether there is a diagnosis of a run. */
const isDiagnosed = (/** @type {Job} */ job) => isOver(job) && job.progress.epoch > 0;
