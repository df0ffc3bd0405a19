// @ts-check
/** Where the rows come from: a built-in set, an upload, or one of the editors for the reader's own rows. */

import {fetchJson, get} from '../api.js';
import {byId, el, select} from '../dom.js';
import {datasetSize} from '../format.js';
import {isUpload} from '../spec.js';
import {nested} from './rows.js';

/** @import {BuiltInDataset, InlineRows, Rows} from '../types.js' */

/**
 * An editor of rows.
 *
 * @typedef {object} Editor
 * @property {HTMLElement} element
 * @property {string | InlineRows | undefined} dataset undefined while the rows cannot be used
 * @property {string} summary
 * @property {(rows: InlineRows) => boolean} fill takes the rows if it can edit them, and returns whether it did
 * @property {() => Promise<void> | undefined} [read] returns when the typed text has been read
 */

/**
 * The editors, each loaded when it is first needed.
 *
 * @type {Record<string, (changed: () => void) => Promise<Editor>>}
 */
const EDITORS = {
  'truth-table': async (changed) => new (await import('./truth-table.js')).TruthTable(changed),
  points: async (changed) => new (await import('./points.js')).Points(changed),
  csv: async (changed) => new (await import('./csv.js')).Csv(changed),
};

export class Data {
  /** @type {Record<string, Editor>} */
  editors = {};
  /** @type {BuiltInDataset[]} */
  catalogue = [];
  /** @type {Promise<void> | undefined} */
  loading;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = () => {
      this.describe();
      changed();
    };
    this.source = select('source');
    this.source.addEventListener('input', () => this.showSource(this.source.value));
  }

  /**
   * Shows the editor of a source that was chosen.
   *
   * @param {string} name
   */
  async showSource(name) {
    this.show();
    if (name in EDITORS && !this.editors[name]) {
      this.loading = this.loadEditor(name);
      await this.loading;
      this.show();
      this.changed();
    }
  }

  /**
   * Loads an editor, once.
   *
   * @param {string} name
   */
  async loadEditor(name) {
    const editor = await EDITORS[name](this.changed);
    this.editors[name] ??= editor;
  }

  /**
   * Loads the editors that rows may need before they can be filled in.
   *
   * @param {string | InlineRows | undefined} dataset
   */
  async prepare(dataset) {
    if (typeof dataset === 'object') await Promise.all(Object.keys(EDITORS).map((name) => this.loadEditor(name)));
  }

  /** Lists the built-in sets. */
  async load() {
    const chosen = this.source.value;
    this.catalogue = (await fetchJson(get('/v1/datasets'))).items;
    byId('built-in').replaceChildren(...this.catalogue.map(({name}) => el('option', {value: name}, name)));
    this.choose(chosen || this.catalogue[0].name);
    this.describe();
  }

  /** @returns {Editor | undefined} */
  get editor() {
    return this.editors[this.source.value];
  }

  show() {
    byId('source-editor').replaceChildren(...(this.editor ? [this.editor.element] : []));
    this.describe();
  }

  describe() {
    const set = this.catalogue.find(({name}) => name === this.source.value);
    byId('source-summary').textContent = set ? `${datasetSize(set)}. ${set.summary}` : this.editor?.summary ?? '\u00a0';
  }

  /** Waits until the typed text has been read. */
  async ready() {
    await this.loading;
    await this.editor?.read?.();
  }

  /** @returns {string | InlineRows | undefined} */
  get value() {
    return this.source.value in EDITORS ? this.editor?.dataset : this.source.value;
  }

  set value(dataset) {
    if (typeof dataset === 'string') {
      this.choose(dataset);
    } else if (dataset) {
      this.source.value = Object.keys(EDITORS).find((name) => this.editors[name].fill(dataset)) ?? '';
    }
    this.show();
  }

  /**
   * Selects a set by its name or id, which becomes an option if it is none.
   *
   * @param {string} name
   */
  choose(name) {
    this.source.value = name;
    if (this.source.value !== name) {
      byId('built-in').append(el('option', {value: name}, isUpload(name) ? `upload ${name.slice(-6)}` : name));
      this.source.value = name;
    }
  }

  /**
   * The rows, to be drawn before training; null when there are none yet.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<Rows | null>}
   */
  async rows(signal) {
    const dataset = this.value;
    if (typeof dataset === 'string') return fetchJson(get(`/v1/datasets/${dataset}`), signal);
    if (!dataset?.inputs.length) return null;
    return dataset.targets.flat().every((value) => typeof value === 'number') ? nested(dataset) : null;
  }
}
