/** Where the rows come from: a built-in set, or one of the editors for rows of one's own. */

import {ask, get} from '../api.js';
import {byId, el} from '../dom.js';
import {plural} from '../format.js';
import {Csv} from './csv.js';
import {Points} from './points.js';
import {TruthTable} from './truth-table.js';

export class Data {
  constructor(changed) {
    this.changed = () => {
      this.describe();
      changed();
    };
    this.source = byId('source');
    this.editors = {'truth-table': new TruthTable(this.changed), points: new Points(this.changed), csv: new Csv(this.changed)};
    this.catalogue = [];
    this.source.addEventListener('input', () => this.show());
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
    if (this.editor === this.editors.csv) {
      await this.editors.csv.read();
      return this.editors.csv.dataset !== undefined;
    }
    return true;
  }

  get value() {
    return this.editor ? this.editor.dataset : this.source.value;
  }

  set value(dataset) {
    if (typeof dataset === 'string') {
      this.choose(dataset);
    } else {
      const [name] = Object.entries(this.editors).find(([, editor]) => editor.fill(dataset));
      this.source.value = name;
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
