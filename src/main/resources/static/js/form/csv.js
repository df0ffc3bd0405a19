// @ts-check
/** Rows as CSV, pasted or from a file. The service reads them and says what is wrong with every bad one. */

import {fetchJson, get, messageOf, postCsv, Problem} from '../api.js';
import {el} from '../dom.js';
import {datasetSize} from '../format.js';
import {asCurl, menu} from '../menu.js';
import {place} from './faults.js';
import {lineSpan, nested, toCsv} from './rows.js';

/** @import {InlineRows, ProblemError, Rows, UploadedDataset} from '../types.js' */

/** Up to so many numbers travel in the link; larger data sets stay with the service, under an id. */
const MAX_NUMBERS_IN_LINK = 2000;
const MAX_CHARACTERS_SHOWN = 200_000;

export class Csv {
  /**
   * What has been read: rows, or the id of an upload.
   *
   * @type {string | InlineRows | undefined}
   */
  dataset = undefined;
  summary = 'One row a line, targets last. A header is fine.';
  /**
   * A text that is too long to be shown.
   *
   * @type {string | null}
   */
  hiddenText = null;
  key = '';
  /** @type {Promise<void> | undefined} */
  reading;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.text = el('textarea', {
      id: 'csv', rows: 6, spellcheck: 'false', placeholder: 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0'});
    this.file = el('input', {id: 'csv-file', type: 'file', accept: '.csv,.txt,text/csv,text/plain'});
    this.targets = el('input', {id: 'csv-targets', type: 'number', min: 1, value: 1, class: 'narrow'});
    this.faults = el('ul', {class: 'faults'});
    this.element = el('div', {}, ...this.fields());
    this.file.addEventListener('change', () => this.load());
    for (const control of [this.text, this.targets]) {
      control.addEventListener('change', () => this.read());
    }
    this.text.addEventListener('input', () => { this.hiddenText = null; });
    this.text.addEventListener('paste', () => setTimeout(() => this.read()));
  }

  fields() {
    const share = menu(el('details', {class: 'menu'}), 'Share the upload', [
      asCurl(() => this.request, 'Copy upload as curl')]);
    return [
      el('div', {class: 'field', 'data-pointer': '/dataset/inputs'},
        el('label', {for: 'csv'}, 'Rows'), this.text, el('div', {role: 'alert'}, this.faults)),
      el('div', {class: 'field'},
        el('label', {for: 'csv-file'}, 'or a file'), el('div', {class: 'joined'}, this.file, share)),
      el('div', {class: 'field joined spread'},
        el('label', {for: 'csv-targets'}, 'Columns that are targets'), this.targets)];
  }

  async load() {
    const [file] = this.file.files ?? [];
    if (!file) return;
    const text = await file.text();
    this.hiddenText = text.length > MAX_CHARACTERS_SHOWN ? text : null;
    this.text.value = this.hiddenText ? `# ${file.name} is too long to be shown here` : text;
    await this.read();
  }

  get content() {
    return this.hiddenText ?? this.text.value;
  }

  get request() {
    return postCsv(`/v1/datasets?targets=${Number(this.targets.value) || 1}`, this.content);
  }

  /** Uploads the text, once for each text. */
  read() {
    const key = `${this.targets.value}\n${this.content}`;
    if (key !== this.key) {
      this.key = key;
      this.reading = this.upload(key);
    }
    return this.reading;
  }

  /** @param {string} key */
  async upload(key) {
    this.dataset = undefined;
    try {
      /** @type {UploadedDataset} */
      const set = await fetchJson(this.request);
      const dataset = await datasetOf(set);
      if (key !== this.key) return;
      this.dataset = dataset;
      this.summary = datasetSize(set);
      this.show([]);
    } catch (error) {
      if (key !== this.key) return;
      this.summary = 'These rows cannot be read.';
      this.show(error instanceof Problem && error.errors.length ? error.errors : [{detail: messageOf(error)}]);
      if (!(error instanceof Problem)) this.key = '';
    }
    this.changed();
  }

  /** @param {ProblemError[]} errors */
  show(errors) {
    this.text.setAttribute('aria-invalid', String(errors.length > 0));
    this.faults.replaceChildren(...errors.map(({line, column, detail}) => el('li', {},
      el('button', {type: 'button', class: 'link', click: () => this.select(line ?? 1)},
        place(line, column) || 'the text'),
      ` ${detail}`)));
  }

  /**
   * Selects a line of the text.
   *
   * @param {number} line
   */
  select(line) {
    const {start, end} = lineSpan(this.text.value, line);
    this.text.focus();
    this.text.setSelectionRange(start, end);
  }

  /** @param {InlineRows} rows */
  fill(rows) {
    this.targets.value = String(nested(rows).targets[0]?.length ?? 1);
    this.text.value = toCsv(rows);
    this.read();
    return true;
  }
}

/**
 * The rows of a small upload, the id of a large one.
 *
 * @param {UploadedDataset} set
 * @returns {Promise<string | Rows>}
 */
async function datasetOf({id, rows, inputs, targets}) {
  if (rows * (inputs + targets) > MAX_NUMBERS_IN_LINK) return id;
  const set = await fetchJson(get(`/v1/datasets/${id}`));
  return {inputs: set.inputs, targets: set.targets};
}
