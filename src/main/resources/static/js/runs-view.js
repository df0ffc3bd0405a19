/** Past runs: filtered by how they ended, opened, laid over each other. */

import {ask, get} from './api.js';
import {byId, el} from './dom.js';
import {count, short} from './format.js';
import {asCurl, asFile, menu} from './menu.js';
import {outcomeOf} from './outcome.js';
import {inWords} from './spec.js';

const PAGE = 50;
const FILTERS = [
  ['', 'all'], ['outcome=converged', 'converged'], ['outcome=plateau', 'on a plateau'], ['outcome=descending', 'still descending'],
  ['outcome=oscillating', 'oscillating'], ['outcome=diverged', 'diverged'], ['status=running', 'training'], ['status=queued', 'queued'],
  ['status=cancelled', 'cancelled'], ['status=failed', 'failed']];

export class RunsView {
  /** @param actions open(id) one run, compare(ids) several */
  constructor(actions) {
    this.actions = actions;
    this.filter = el('select', {id: 'filter', change: () => this.show()}, FILTERS.map(([value, words]) => el('option', {value}, words)));
    this.body = el('tbody');
    this.more = el('button', {type: 'button', hidden: true, click: () => this.load(this.next)}, 'Show more');
    this.empty = el('p', {class: 'note', hidden: true}, 'There are no such runs.');
    this.compareButton = el('button', {type: 'button', class: 'primary', disabled: true, click: () => this.actions.compare(this.chosen)}, 'Compare');
    const request = () => get(this.address());
    byId('runs').append(el('div', {class: 'panel'},
      el('div', {class: 'panel-head'}, el('h2', {}, 'Runs'),
        el('div', {class: 'tools'}, el('label', {class: 'small', for: 'filter'}, 'show ', this.filter), this.compareButton,
          menu(el('details', {class: 'menu'}), 'Share the list', [asCurl(request), asFile('Download JSON', () => 'runs.json', request)]))),
      el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Runs, newest first'}, el('table', {class: 'numbers runs'},
        el('caption', {class: 'unseen'}, 'Runs'),
        el('thead', {}, el('tr', {}, ['Compare', 'Run', 'Ended', 'Loss', 'Epochs', 'Started'].map((name) => el('th', {scope: 'col'}, name)))),
        this.body)),
      this.empty, this.more));
    this.body.addEventListener('change', () => { this.compareButton.disabled = this.chosen.length < 2; });
  }

  get chosen() {
    return [...this.body.querySelectorAll('input:checked')].map(({value}) => value);
  }

  address(cursor) {
    return `/v1/jobs?${[this.filter.value, `limit=${PAGE}`, cursor && `cursor=${cursor}`].filter(Boolean).join('&')}`;
  }

  show() {
    this.body.replaceChildren();
    this.compareButton.disabled = true;
    return this.load();
  }

  async load(cursor) {
    try {
      const {items, next} = await ask(get(this.address(cursor)));
      this.body.append(...items.map((job) => this.line(job)));
      this.next = next;
      this.more.hidden = !next;
      this.empty.textContent = 'There are no such runs.';
    } catch (error) {
      this.empty.textContent = error.message;
    }
    this.empty.hidden = this.body.childElementCount > 0;
  }

  line(job) {
    const {name, words} = outcomeOf(job);
    const title = inWords(job.spec);
    const time = new Date(job.createdAt);
    return el('tr', {},
      el('td', {}, el('input', {type: 'checkbox', value: job.id, 'aria-label': `Compare ${title}`})),
      el('td', {class: 'left'}, el('button', {type: 'button', class: 'link', click: () => this.actions.open(job.id)}, title)),
      el('td', {class: 'left'}, el('span', {class: `badge ${name}`}, words)),
      el('td', {}, short(job.progress.loss)),
      el('td', {}, count(job.progress.epoch)),
      el('td', {}, el('time', {datetime: job.createdAt}, time.toLocaleString('en', {month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false}))));
  }
}
