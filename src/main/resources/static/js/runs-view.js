// @ts-check
/** Past runs: filtered by how they ended, opened, compared on one chart. */

import {fetchJson, get, isAbort, messageOf} from './api.js';
import {byId, el, tableHead} from './dom.js';
import {count, short} from './format.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';
import {specLabel} from './spec.js';

/** @import {Job, JobList} from './types.js' */

const PAGE_SIZE = 50;
const NONE = 'There are no such runs.';
/** Conditions of the query with their labels. */
const FILTERS = [
  ['', 'all'],
  ['outcome=converged', 'converged'],
  ['outcome=plateau', 'on a plateau'],
  ['outcome=descending', 'still descending'],
  ['outcome=oscillating', 'oscillating'],
  ['outcome=diverged', 'diverged'],
  ['status=running', 'training'],
  ['status=queued', 'queued'],
  ['status=paused', 'paused'],
  ['status=cancelled', 'cancelled'],
  ['status=failed', 'failed'],
];
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
  pending;

  /** @param {Actions} actions */
  constructor(actions) {
    this.actions = actions;
    this.filter = el('select', {id: 'filter', change: () => this.show()},
      FILTERS.map(([value, label]) => el('option', {value}, label)));
    this.body = el('tbody');
    this.more = el('button', {type: 'button', hidden: true, click: () => this.load(this.next)}, 'Show more');
    this.empty = el('p', {class: 'note', hidden: true}, NONE);
    this.compare = el('button',
      {type: 'button', class: 'primary', disabled: true, click: () => actions.compare(this.chosen)}, 'Compare');
    byId('runs').append(el('div', {class: 'panel'}, this.head(), this.table(), this.empty, this.more));
    this.body.addEventListener('change', () => { this.compare.disabled = this.chosen.length < 2; });
  }

  head() {
    const request = () => get(this.address());
    const share = menu(el('details', {class: 'menu'}), 'Share the list', [
      asCurl(request), asFile('Download JSON', () => 'runs.json', request)]);
    return el('div', {class: 'panel-head'}, el('h2', {}, 'Runs'),
      el('div', {class: 'tools'},
        el('label', {class: 'small', for: 'filter'}, 'show ', this.filter), this.compare, share));
  }

  table() {
    return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Runs, newest first'},
      el('table', {class: 'numbers runs'},
        el('caption', {class: 'unseen'}, 'Runs'),
        tableHead(['Compare', 'Run', 'Ended', 'Loss', 'Epochs', 'Started']),
        this.body));
  }

  get chosen() {
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.body.querySelectorAll('input:checked')]);
    return boxes.map(({value}) => value);
  }

  /** @param {string | null} [cursor] */
  address(cursor) {
    const parts = [this.filter.value, `limit=${PAGE_SIZE}`, cursor && `cursor=${cursor}`];
    return `/v1/jobs?${parts.filter(Boolean).join('&')}`;
  }

  show() {
    this.body.replaceChildren();
    this.compare.disabled = true;
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
      this.body.append(...items.map((job) => this.line(job)));
      this.next = next;
      this.more.hidden = !next;
      this.empty.textContent = NONE;
    } catch (error) {
      if (isAbort(error)) return;
      this.empty.textContent = messageOf(error);
    }
    this.empty.hidden = this.body.childElementCount > 0;
  }

  /** @param {Job} job */
  line(job) {
    const {name, label} = outcomeOf(job);
    const title = specLabel(job.spec);
    const open = {type: 'button', class: 'link', click: () => this.actions.open(job.id)};
    return el('tr', {},
      el('td', {}, el('input', {type: 'checkbox', value: job.id, 'aria-label': `Compare ${title}`})),
      el('td', {class: 'left'}, el('button', open, title)),
      el('td', {class: 'left'}, el('span', {class: `badge ${name}`}, label)),
      el('td', {}, short(job.progress.loss)),
      el('td', {}, count(job.progress.epoch)),
      el('td', {}, el('time', {datetime: job.createdAt}, new Date(job.createdAt).toLocaleString('en', TIME))));
  }
}
