/** Where the rows come from: a built-in set, or one of the editors for rows of one's own. */

import {ask, get} from '../api.js';
import {byId, el} from '../dom.js';
import {plural} from '../format.js';

/** The editors, each loaded when it is first wanted. */
const EDITORS = {
  'truth-table': () => import('./truth-table.js').then(({TruthTable}) => TruthTable),
  points: () => import('./points.js').then(({Points}) => Points),
  csv: () => import('./csv.js').then(({Csv}) => Csv),
};

export class Data {
  constructor(changed) {
    this.changed = () => {
      this.describe();
      changed();
    };
    this.source = byId('source');
    this.editors = {};
    this.catalogue = [];
    this.source.addEventListener('input', () => this.turnTo(this.source.value));
  }

  /** Shows what belongs to a source that was chosen. */
  async turnTo(name) {
    this.show();
    if (name in EDITORS && !this.editors[name]) {
      this.loading = this.edit(name);
      await this.loading;
      this.show();
      this.changed();
    }
  }

  /** Loads an editor, once. */
  async edit(name) {
    const Editor = await EDITORS[name]();
    this.editors[name] ??= new Editor(this.changed);
  }

  /** Loads what rows of one's own may need before they can be filled in. */
  async prepare(dataset) {
    if (typeof dataset === 'object') await Promise.all(Object.keys(EDITORS).map((name) => this.edit(name)));
  }

  /** Lists the sets that the service has. */
  async load() {
    const chosen = this.source.value;
    this.catalogue = (await ask(get('/v1/datasets'))).items;
    byId('built-in').replaceChildren(...this.catalogue.map(({name}) => el('option', {value: name}, name)));
    this.source.value = chosen || this.catalogue[0].name;
    this.describe();
  }

  get editor() {
    return this.editors[this.source.value];
  }

  show() {
    byId('source-editor').replaceChildren(...(this.editor ? [this.editor.element] : []));
    this.describe();
  }

  describe() {
    const set = this.catalogue.find(({name}) => name === this.source.value);
    byId('source-summary').textContent = set
      ? `${plural(set.rows, 'row')}, ${plural(set.inputs, 'input')}, ${plural(set.targets, 'target')}. ${set.summary}`
      : this.editor?.words ?? '';
  }

  /** Waits until what was typed has been read; answers whether it can be used. */
  async ready() {
    await this.loading;
    await this.editor?.read?.();
    return this.value !== undefined;
  }

  get value() {
    return this.source.value in EDITORS ? this.editor?.dataset : this.source.value;
  }

  set value(dataset) {
    if (typeof dataset === 'string') {
      this.choose(dataset);
    } else {
      this.source.value = Object.keys(EDITORS).find((name) => this.editors[name].fill(dataset));
    }
    this.show();
  }

  /** A set by its name or id; an upload is not in the list until it is chosen. */
  choose(name) {
    this.source.value = name;
    if (this.source.value !== name) {
      byId('built-in').append(el('option', {value: name}, name.length === 36 ? `upload ${name.slice(-6)}` : name));
      this.source.value = name;
    }
  }

  /** The rows, to be drawn before anything is trained; null when there are none yet. */
  async rows(signal) {
    const dataset = this.value;
    if (typeof dataset === 'string') return ask(get(`/v1/datasets/${dataset}`), signal);
    const fine = dataset?.inputs.length && dataset.targets.flat().every((value) => typeof value === 'number');
    return fine ? {inputs: dataset.inputs, targets: dataset.targets.map((target) => [target].flat())} : null;
  }
}
