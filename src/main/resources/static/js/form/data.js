// @ts-check
/** Where the rows come from: a built-in set, an upload, or one of the editors for the reader's own rows. */

import {fetchJson, get} from '../api.js';
import {byId, el, select} from '../dom.js';
import {datasetSize} from '../format.js';
import {isUpload} from '../spec.js';
import {t} from '../texts.js';
import {EDITORS, STARTS} from './editors.js';
import {nested} from './rows.js';

/** @import {BuiltInDataset, InlineRows, PartialSpec, Rows} from '../types.js' */
/** @import {Editor} from './editors.js' */

const MAX_ROWS_DRAWN = 2000;

export class Data {
  /** @type {Record<string, Editor>} */
  editors = {};
  /** @type {BuiltInDataset[]} */
  catalogue = [];
  /** @type {Promise<void> | undefined} */
  loading;

  /**
   * @param {() => void} changed
   * @param {(suggestion: PartialSpec) => Promise<void>} suggest fills the form with what suits the data
   */
  constructor(changed, suggest) {
    this.suggest = suggest;
    this.changed = () => {
      this.describe();
      changed();
    };
    this.source = select('source');
    this.source.addEventListener('input', async () => {
      const name = this.source.value;
      await this.showSource(name);
      if (STARTS[name]) await this.suggest(STARTS[name]);
    });
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
   * Reads a file that was dropped.
   *
   * @param {File} file
   */
  async open(file) {
    this.source.value = 'csv';
    await this.showSource('csv');
    await this.editors.csv.open?.(file);
  }

  /**
   * Loads an editor, once.
   *
   * @param {string} name
   */
  async loadEditor(name) {
    const editor = await EDITORS[name](this.changed, this.suggest);
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
    /** @type {BuiltInDataset[]} */
    const items = (await fetchJson(get('/v1/datasets'))).items;
    this.catalogue = items.filter(({id}) => !id);
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
      byId('built-in').append(el('option', {value: name}, isUpload(name) ? t.form.upload(name.slice(-6)) : name));
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
    if (typeof dataset === 'string') {
      return complete(await fetchJson(get(`/v1/datasets/${dataset}?limit=${MAX_ROWS_DRAWN}`), signal));
    }
    if (!dataset?.inputs.length) return null;
    return dataset.targets.flat().every((value) => typeof value === 'number') ? nested(dataset) : null;
  }
}

/**
 * The rows without a missing cell.
 *
 * @param {{inputs: (number | null)[][], targets: number[][]}} rows
 * @returns {Rows}
 */
function complete({inputs, targets}) {
  const isComplete = (/** @type {number} */ k) => inputs[k].every((value) => value !== null);
  return /** @type {Rows} */ ({
    inputs: inputs.filter((_, k) => isComplete(k)), targets: targets.filter((_, k) => isComplete(k))});
}
