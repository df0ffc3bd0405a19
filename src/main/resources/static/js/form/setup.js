// @ts-check
/** The form that says what to train: it is filled in from a spec, and a spec is read from it. */

import {button, byId, input, select} from '../dom.js';
import {isUpload, withoutNulls} from '../spec.js';
import {Alpha} from './alpha.js';
import {Data} from './data.js';
import {bindField, createField, isDefault, Union} from './field.js';

/** @import {Options} from '../options.js' */
/** @import {PartialSpec, Schema, Spec} from '../types.js' */
/** @import {Field} from './controls.js' */

const SEEDS_TO_DRAW = 1e6;

/**
 * The output that a loss needs, where it needs one.
 *
 * @type {Record<string, string>}
 */
const OUTPUT_FOR = {bce: 'sigmoid', 'cross-entropy': 'softmax', poisson: 'exponential'};

/** Fires `change` when the spec may be another one. */
export class Setup extends EventTarget {
  /**
   * The fields under More.
   *
   * @type {Field[]}
   */
  more = [];

  /**
   * @param {HTMLFormElement} form
   * @param {Options} options
   */
  constructor(form, options) {
    super();
    this.form = form;
    this.options = options;
    const changed = () => this.dispatchEvent(new Event('change'));
    this.data = new Data(changed, (suggestion) => this.suggest(suggestion));
    this.fields = this.members().map(({pointer, schema}) => this.field(pointer, schema));
    byId('more').append(...this.more.map(({element}) => element));
    this.init = /** @type {Union} */ (this.fields.find(({pointer}) => pointer === '/init'));
    this.alpha = new Alpha(changed);
    form.addEventListener('input', () => {
      this.showAlpha();
      changed();
    });
    byId('dice').addEventListener('click', () => {
      input('seed').value = String(Math.floor(Math.random() * SEEDS_TO_DRAW));
      changed();
    });
    select('loss').addEventListener('input', () => this.matchOutput());
  }

  /**
   * The members of a spec, those of the network one by one.
   *
   * @returns {{pointer: string, schema: Schema}[]}
   */
  members() {
    const {options} = this;
    return options.members('').filter(({name}) => name !== 'dataset').flatMap(({name, schema}) => (name === 'network'
      ? options.members('/network').map((inner) => ({pointer: `/network/${inner.name}`, schema: inner.schema}))
      : [{pointer: `/${name}`, schema}]));
  }

  /**
   * The field for a member: the one of the page, or a new one under More.
   *
   * @param {string} pointer
   * @param {Schema} schema
   */
  field(pointer, schema) {
    const element = /** @type {HTMLElement | null} */ (this.form.querySelector(`[data-pointer="${pointer}"]`));
    if (element) {
      const place = document.getElementById(`${pointer.slice(1)}-fields`) ?? undefined;
      return bindField(this.options, pointer, schema, element, place);
    }
    const field = createField(this.options, pointer, schema, true);
    this.more.push(field);
    return field;
  }

  /** Lets the reader edit, which makes no sense before the options are there. */
  enable() {
    for (const fieldset of this.form.querySelectorAll('fieldset')) fieldset.disabled = false;
    button('train').disabled = false;
  }

  matchOutput() {
    const needed = OUTPUT_FOR[select('loss').value];
    if (needed) select('output').value = needed;
  }

  get takesAlpha() {
    return this.options.takesAlpha(select('optimizer').value);
  }

  /** Hides the step size of optimizers that find their own. */
  showAlpha() {
    byId('alpha-field').hidden = !this.takesAlpha;
  }

  /** What the form says; see {@link Spec} for what was typed wrong. */
  get spec() {
    /** @type {Record<string, any>} */
    const spec = {dataset: this.data.value};
    // What a job on an upload leaves out comes from the suggestion for its data.
    const mayOmit = !isUpload(spec.dataset);
    for (const field of this.fields) {
      const value = mayOmit && this.more.includes(field) && isDefault(field) ? undefined : field.value;
      put(spec, field.pointer, value);
    }
    if (!this.takesAlpha) delete spec.alpha;
    if (spec.from) delete spec.init;
    return /** @type {Spec} */ (withoutNulls(spec));
  }

  /**
   * Fills the form with what suits the data; the seed and the name stay.
   *
   * @param {PartialSpec} suggestion
   */
  async suggest(suggestion) {
    const {seed, name} = this.spec;
    await this.write({...suggestion, seed, name});
  }

  /**
   * Fills the form in, and shows the fields under More that say more than their defaults.
   *
   * @param {PartialSpec} given
   */
  async fill(given) {
    await this.write(given);
    byId('more', HTMLDetailsElement).open ||= this.more.some((field) => !isDefault(field));
  }

  /** @param {PartialSpec} given */
  async write(given) {
    const spec = this.options.complete(given);
    await this.data.prepare(spec.dataset);
    if (spec.dataset) this.data.value = spec.dataset;
    for (const field of this.fields) field.value = valueAt(spec, field.pointer);
    this.alpha.follow();
    this.showAlpha();
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * Puts a value into an object.
 *
 * @param {Record<string, any>} object
 * @param {string} pointer
 * @param {unknown} value undefined for none
 */
function put(object, pointer, value) {
  if (value === undefined) return;
  const [first, ...rest] = pointer.split('/').slice(1);
  if (rest.length) {
    put((object[first] ??= {}), `/${rest.join('/')}`, value);
  } else {
    object[first] = value;
  }
}

/** @type {(object: any, pointer: string) => any} */
const valueAt = (object, pointer) => pointer.split('/').slice(1).reduce((inner, name) => inner?.[name], object);
