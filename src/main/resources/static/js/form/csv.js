/** Rows as CSV, pasted or from a file. The service reads them and says of every bad one what is wrong. */

import {ask, get, postCsv, Problem} from '../api.js';
import {el} from '../dom.js';
import {plural} from '../format.js';
import {asCurl, menu} from '../menu.js';
import {place} from './faults.js';

/** So many numbers travel in the link; more stay with the service, under an id. */
const MOST_IN_LINK = 2000;
const MOST_SHOWN = 200_000;

export class Csv {
  /** What has been read: rows, or the id of an upload. */
  dataset = undefined;
  words = 'One row a line, targets last. A header is fine.';

  constructor(changed) {
    this.changed = changed;
    this.text = el('textarea', {id: 'csv', rows: 6, spellcheck: 'false', placeholder: 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0'});
    this.file = el('input', {id: 'csv-file', type: 'file', accept: '.csv,.txt,text/csv,text/plain'});
    this.targets = el('input', {id: 'csv-targets', type: 'number', min: 1, value: 1, class: 'narrow'});
    this.faults = el('ul', {class: 'faults'});
    this.field = el('div', {class: 'field', 'data-pointer': '/dataset/inputs'}, el('label', {for: 'csv'}, 'Rows'), this.text, el('div', {role: 'alert'}, this.faults));
    this.element = el('div', {},
      this.field,
      el('div', {class: 'field'}, el('label', {for: 'csv-file'}, 'or a file'), el('div', {class: 'joined'},
        this.file, menu(el('details', {class: 'menu'}), 'Share the upload', [asCurl(() => this.request, 'Copy upload as curl')]))),
      el('div', {class: 'field joined spread'}, el('label', {for: 'csv-targets'}, 'Columns that are targets'), this.targets));
    this.file.addEventListener('change', () => this.load());
    for (const control of [this.text, this.targets]) {
      control.addEventListener('change', () => this.read());
    }
    this.text.addEventListener('input', () => { this.large = null; });
    this.text.addEventListener('paste', () => setTimeout(() => this.read()));
  }

  async load() {
    const [file] = this.file.files;
    if (!file) return;
    const text = await file.text();
    this.large = text.length > MOST_SHOWN ? text : null;
    this.text.value = this.large ? `# ${file.name} is too long to be shown here` : text;
    await this.read();
  }

  get request() {
    return postCsv(`/v1/datasets?targets=${Number(this.targets.value) || 1}`, this.large ?? this.text.value);
  }

  /** Hands the text to the service, once for each text. */
  read() {
    const key = `${this.targets.value}\n${this.large ?? this.text.value}`;
    if (key !== this.key) {
      this.key = key;
      this.reading = this.upload(key);
    }
    return this.reading;
  }

  async upload(key) {
    this.dataset = undefined;
    try {
      const set = await ask(this.request);
      const small = set.rows * (set.inputs + set.targets) <= MOST_IN_LINK;
      const {inputs, targets} = small ? await ask(get(`/v1/datasets/${set.id}`)) : {};
      if (key !== this.key) return;
      this.dataset = small ? {inputs, targets} : set.id;
      this.words = `${plural(set.rows, 'row')}, ${plural(set.inputs, 'input')}, ${plural(set.targets, 'target')}`;
      this.show([]);
    } catch (error) {
      if (key !== this.key) return;
      this.words = 'These rows cannot be read.';
      this.show(error instanceof Problem && error.errors.length ? error.errors : [{detail: error.message}]);
      if (!(error instanceof Problem)) this.key = null;
    }
    this.changed();
  }

  show(errors) {
    this.text.setAttribute('aria-invalid', errors.length > 0);
    this.faults.replaceChildren(...errors.map(({line, column, detail}) => el('li', {},
      el('button', {type: 'button', class: 'link', click: () => this.goTo(line)}, place(line, column) || 'the text'), ` ${detail}`)));
  }

  /** Selects a line of the text. */
  goTo(line) {
    const lines = this.text.value.split('\n');
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    this.text.focus();
    this.text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }

  /** Takes rows over. */
  fill({inputs, targets}) {
    const rows = targets.map((target) => [target].flat());
    this.targets.value = rows[0]?.length ?? 1;
    this.text.value = inputs.map((row, k) => [...row, ...rows[k]].join(',')).join('\n');
    this.read();
    return true;
  }
}
