// @ts-check
/** A table, pasted or from a file. The service reads it, says what it understood, and what is wrong with bad rows. */

import {announce, el} from '../dom.js';
import {fetchJson, get, messageOf, postTable, Problem} from '../api.js';
import {datasetSize} from '../format.js';
import {asCurl, menu} from '../menu.js';
import {t} from '../texts.js';
import {ColumnTable} from './column-table.js';
import {choose, columnQuery, isPlain, tableSize} from './columns.js';
import {place} from './faults.js';
import {lineSpan, nested, toCsv} from './rows.js';

/** @import {Column, InlineRows, PartialSpec, ProblemError, Rows, UploadedDataset} from '../types.js' */
/** @import {ColumnChoice} from './columns.js' */

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
  summary = t.form.table.drop;
  /** @type {File | null} until its text is edited */
  file = null;
  /** @type {Record<string, ColumnChoice>} */
  choices = {};
  /** The suggestion that the form was last filled with. */
  suggested = '';
  key = '';
  /** @type {Promise<void> | undefined} */
  reading;

  /**
   * @param {() => void} changed
   * @param {(suggestion: PartialSpec) => Promise<void>} suggest fills the form with what suits the data
   */
  constructor(changed, suggest) {
    this.changed = changed;
    this.suggest = suggest;
    this.text = el('textarea', {
      id: 'csv', rows: 6, spellcheck: 'false', placeholder: 'x1,x2,y\n0,0,0\n1,0,1\n0,1,1\n1,1,0'});
    this.chooser = el('input', {
      id: 'csv-file', type: 'file', accept: '.csv,.tsv,.txt,.data,.json,.jsonl,.ndjson,.arff,.gz,text/*'});
    this.faults = el('ul', {class: 'faults'});
    this.columns = new ColumnTable((column, chosen) => this.choose(column, chosen));
    this.note = el('p', {class: 'hint', hidden: true}, t.form.table.filled);
    this.element = el('div', {}, ...this.fields());
    this.chooser.addEventListener('change', () => this.chooser.files?.[0] && this.open(this.chooser.files[0]));
    this.text.addEventListener('change', () => this.read());
    this.text.addEventListener('input', () => this.forget());
    this.text.addEventListener('paste', () => setTimeout(() => this.read()));
  }

  fields() {
    const share = menu(el('details', {class: 'menu'}), t.share.theUpload, [asCurl(() => this.request, t.share.upload)]);
    return [
      el('div', {class: 'field'},
        el('label', {for: 'csv-file'}, t.form.table.file), el('div', {class: 'joined'}, this.chooser, share)),
      el('div', {class: 'field', 'data-pointer': '/dataset/inputs'},
        el('label', {for: 'csv'}, t.form.table.orRows), this.text, el('div', {role: 'alert'}, this.faults)),
      this.columns.element,
      this.note];
  }

  forget() {
    this.file = null;
    this.choices = {};
  }

  /** @param {File} file */
  async open(file) {
    this.forget();
    this.file = file;
    const files = new DataTransfer();
    files.items.add(file);
    this.chooser.files = files.files;
    const text = file.size > MAX_CHARACTERS_SHOWN ? '\0' : await file.text();
    this.text.value = text.includes('\0') || text.includes('\ufffd') ? t.form.table.notShown(file.name) : text;
    await this.read();
  }

  /**
   * @param {Column} column
   * @param {ColumnChoice} chosen
   */
  choose(column, chosen) {
    this.choices = choose(this.choices, column, chosen);
    this.read();
  }

  get request() {
    return postTable(`/v1/datasets${columnQuery(this.choices)}`, this.file ?? this.text.value);
  }

  /** Uploads the table, once for each text and each choice. */
  read() {
    const {file, choices} = this;
    const content = file ? [file.name, file.size, file.lastModified] : this.text.value;
    const key = JSON.stringify([content, choices]);
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
      this.summary = isPlain(set.columns) ? datasetSize(set) : tableSize(set);
      this.columns.show(set.columns, set.remarks);
      this.show([]);
      announce(this.summary);
      await this.fillForm(set);
    } catch (error) {
      if (key !== this.key) return;
      this.summary = t.form.table.unreadable;
      if (!Object.keys(this.choices).length) this.columns.hide();
      this.show(error instanceof Problem && error.errors.length ? error.errors : [{detail: messageOf(error)}]);
      if (!(error instanceof Problem)) this.key = '';
    }
    this.changed();
  }

  /**
   * Fills the form with the service's suggestion, unless it is the one that the form was filled with before.
   *
   * @param {UploadedDataset} set
   */
  async fillForm({suggestion: {dataset, ...suggestion}}) {
    const text = JSON.stringify(suggestion);
    this.note.hidden = false;
    if (text === this.suggested) return;
    this.suggested = text;
    await this.suggest(suggestion);
  }

  /** @param {ProblemError[]} errors */
  show(errors) {
    this.text.setAttribute('aria-invalid', String(errors.length > 0));
    this.faults.replaceChildren(...errors.map((error) => el('li', {},
      el('button', {type: 'button', class: 'link', click: () => this.select(error.line ?? 1)},
        place(error) || error.parameter || t.form.table.theTable),
      ` ${error.detail}`)));
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

  /**
   * Takes rows as they are: the service need not read them again.
   *
   * @param {InlineRows} rows
   */
  fill(rows) {
    const {inputs, targets} = nested(rows);
    this.forget();
    this.text.value = toCsv(rows);
    this.dataset = rows;
    this.summary = datasetSize({rows: inputs.length, inputs: inputs[0]?.length, targets: targets[0]?.length});
    this.key = JSON.stringify([this.text.value, {}]);
    this.reading = undefined;
    this.columns.hide();
    this.note.hidden = true;
    this.show([]);
    return true;
  }
}

/**
 * The rows of a small upload of plain numbers, the id of any other.
 *
 * @param {UploadedDataset} set
 * @returns {Promise<string | Rows>}
 */
async function datasetOf({id, rows, inputs, targets, columns}) {
  if (rows * (inputs + targets) > MAX_NUMBERS_IN_LINK || !isPlain(columns)) return id;
  const set = await fetchJson(get(`/v1/datasets/${id}`));
  return {inputs: set.inputs, targets: set.targets};
}
