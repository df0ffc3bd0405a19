// @ts-check
/** A field for each kind of value that a spec may hold; nested ones have fields inside. */

import {el, present} from '../dom.js';
import {typeOf, withoutNulls} from '../spec.js';
import {Choice, Flag, offer, Typed, TYPED} from './controls.js';
import {absence, idOf, labelOf, sentence, typeLabel} from './labels.js';

/** @import {Attributes} from '../dom.js' */
/** @import {Kind, Member, Options} from '../options.js' */
/** @import {Schema} from '../types.js' */
/** @import {Control, Field, FieldParts} from './controls.js' */

/**
 * Creates the field of a member.
 *
 * @param {Options} options
 * @param {string} pointer
 * @param {Schema} schema
 * @param {boolean} [isExplained] whether it says what the member means
 * @returns {Field}
 */
export function createField(options, pointer, schema, isExplained = false) {
  const kind = options.kind(schema);
  const meaning = isExplained && schema.description ? sentence(schema.description) : '';
  if (kind === 'group') return new Group(options, pointer, schema, meaning);
  const id = idOf(pointer);
  const control = createControl(kind, {
    id, 'aria-describedby': meaning ? `${id}-meaning` : null,
    placeholder: schema.default === undefined ? absence(schema.description) : null});
  const label = el('label', {for: id}, labelOf(pointer));
  const element = el('div', {class: `field ${kind}`, 'data-pointer': pointer},
    label, control, meaning && el('p', {class: 'hint', id: `${id}-meaning`}, meaning));
  return bindField(options, pointer, schema, element);
}

/**
 * @param {Kind} kind
 * @param {Attributes} attributes
 */
function createControl(kind, {placeholder, ...attributes}) {
  if (kind === 'flag') return el('input', {...attributes, type: 'checkbox'});
  if (kind === 'choice' || kind === 'union') return el('select', attributes);
  const typed = {...attributes, placeholder, autocomplete: 'off'};
  if (kind === 'list') return el('textarea', {...typed, rows: 3, spellcheck: 'false'});
  return el('input', kind === 'number' ? {...typed, inputmode: 'decimal'} : typed);
}

/**
 * The field whose element there is already.
 *
 * @param {Options} options
 * @param {string} pointer
 * @param {Schema} schema
 * @param {HTMLElement} element with a control in it
 * @param {HTMLElement} [place] for the settings of a union
 * @returns {Field}
 */
export function bindField(options, pointer, schema, element, place) {
  const kind = options.kind(schema);
  const control = /** @type {Control} */ (element.querySelector('input, select, textarea'));
  const field = {pointer, schema, element};
  if (control instanceof HTMLSelectElement) {
    return kind === 'union'
      ? new Union(options, field, control, place) : new Choice(options, field, control);
  }
  return kind === 'flag'
    ? new Flag(field, /** @type {HTMLInputElement} */ (control))
    : new Typed(field, control, TYPED[/** @type {keyof typeof TYPED} */ (kind)]);
}

/** The choice of a plain number where a union takes one. */
const NUMBER = 'number';

/** One of several types, and a field for each setting of the type that is selected. */
export class Union {
  /**
   * Values that a setting begins with, by its name, where the page knows a better one than the service's.
   *
   * @type {Record<string, unknown>}
   */
  suggested = {};
  /** @type {Field[]} */
  fields = [];

  /**
   * @param {Options} options
   * @param {FieldParts} parts
   * @param {HTMLSelectElement} select
   * @param {HTMLElement} [place] for the settings
   */
  constructor(options, {pointer, schema, element}, select, place) {
    this.pointer = pointer;
    this.schema = schema;
    this.element = element;
    this.options = options;
    this.select = select;
    this.place = place ?? el('div', {class: 'row'});
    if (!place) element.append(this.place);
    const cases = options.cases(schema);
    this.number = cases.find(({type}) => type === 'number');
    this.mayBeName = cases.some((one) => one.enum);
    offer(select, schema, [...(this.number ? [NUMBER] : []), ...options.choices(schema)], typeLabel);
    select.addEventListener('input', () => this.show());
    this.show();
  }

  /** @returns {Member[]} */
  get settings() {
    return this.options.settings(this.schema, this.select.value);
  }

  /** @param {Record<string, unknown>} given */
  show(given = {}) {
    const isNumber = this.select.value === NUMBER;
    this.fields = isNumber && this.number
      ? [createField(this.options, `${this.pointer}/value`, this.number)]
      : this.settings.map(({name, schema}) => createField(this.options, `${this.pointer}/${name}`, schema));
    for (const {name, schema, field} of this.settings.map((one, k) => ({...one, field: this.fields[k]}))) {
      field.value = given[name] ?? this.suggested[name] ?? schema.default ?? schema.examples?.[0];
    }
    if (isNumber) this.fields[0].value = given.value ?? 0;
    this.place.replaceChildren(...this.fields.map(({element}) => element));
    this.place.hidden = !this.fields.length;
  }

  get value() {
    const type = this.select.value;
    if (type === '') return undefined;
    if (type === NUMBER) return this.fields[0].value;
    if (!this.fields.length && this.mayBeName) return type;
    const settings = this.fields.map((field, k) => [this.settings[k].name, field.value]);
    return withoutNulls({type, ...Object.fromEntries(settings)});
  }

  set value(given) {
    const isNumber = typeof given === 'number';
    this.select.value = isNumber ? NUMBER : given == null ? '' : typeOf(given);
    this.show(isNumber ? {value: given} : typeof given === 'object' ? given : {});
  }
}

/**
 * An object whose members have fields of their own; without any, it is left out. Where true may stand for the object,
 * that is its first member, and false is none.
 */
class Group {
  /**
   * @param {Options} options
   * @param {string} pointer
   * @param {Schema} schema
   * @param {string} meaning
   */
  constructor(options, pointer, schema, meaning) {
    this.pointer = pointer;
    this.schema = schema;
    this.mayBeFlag = options.cases(schema).some(({type}) => type === 'boolean');
    const id = idOf(pointer);
    this.fields = options.membersOf(schema).map(({name, schema: member}) =>
      ({name, field: createField(options, `${pointer}/${name}`, member, true)}));
    this.element = el('div', {class: 'group', role: 'group', 'aria-labelledby': id, 'data-group': pointer},
      ...present([el('p', {id, class: 'title'}, labelOf(pointer)), meaning && el('p', {class: 'hint'}, meaning)]),
      this.fields.map(({field}) => field.element));
  }

  get value() {
    const members = this.fields.filter(({field}) => !isDefault(field)).map(({name, field}) => [name, field.value]);
    if (!this.mayBeFlag) return members.length ? Object.fromEntries(members) : undefined;
    const isFirst = members.every(([name]) => name === this.fields[0].name);
    return isFirst ? members.length > 0 : Object.fromEntries(members);
  }

  set value(given) {
    const [first] = this.fields;
    const members = given === true ? {[first.name]: true} : given || {};
    for (const {name, field} of this.fields) field.value = members[name] ?? field.schema.default;
  }
}

/**
 * Whether a field says what the service takes when it is left out.
 *
 * @param {Field} field
 */
export const isDefault = ({value, schema}) => JSON.stringify(value) === JSON.stringify(schema.default);
