// @ts-check
/** The fields of plain values: what is typed, ticked or chosen. */

import {el} from '../dom.js';
import {absence} from './labels.js';
import {asJson, asText, jsonOrText, numberOrText, numbers, oneOrList} from './values.js';

/** @import {Options} from '../options.js' */
/** @import {Schema} from '../types.js' */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * A field of the form: where its value stands in a spec, its element, and its value, undefined when there is none.
 *
 * @typedef {{pointer: string, schema: Schema, element: HTMLElement, value: any}} Field
 */

/** @typedef {Omit<Field, 'value'>} FieldParts */

/** Typed texts: how they are read and written. */
export const TYPED = {
  number: {read: numberOrText, write: asText},
  text: {read: (/** @type {string} */ text) => text || undefined, write: asText},
  list: {read: numbers, write: asText},
  'one-or-list': {read: oneOrList, write: asText},
  json: {read: jsonOrText, write: asJson},
};

/** What is typed. */
export class Typed {
  /**
   * @param {FieldParts} parts
   * @param {Control} control
   * @param {{read: (text: string) => any, write: (value: unknown) => string}} kind
   */
  constructor({pointer, schema, element}, control, kind) {
    this.pointer = pointer;
    this.schema = schema;
    this.element = element;
    this.control = control;
    this.kind = kind;
  }

  get value() {
    return this.kind.read(this.control.value);
  }

  set value(given) {
    this.control.value = this.kind.write(given);
  }
}

/** What is ticked. */
export class Flag {
  /**
   * @param {FieldParts} parts
   * @param {HTMLInputElement} control
   */
  constructor({pointer, schema, element}, control) {
    this.pointer = pointer;
    this.schema = schema;
    this.element = element;
    this.control = control;
  }

  get value() {
    return this.control.checked;
  }

  set value(given) {
    this.control.checked = given ?? false;
  }
}

/** One of some names, or a list of them, which then becomes an option. */
export class Choice {
  /**
   * @param {Options} options
   * @param {FieldParts} parts
   * @param {HTMLSelectElement} select
   */
  constructor(options, {pointer, schema, element}, select) {
    this.pointer = pointer;
    this.schema = schema;
    this.element = element;
    this.select = select;
    offer(select, schema, options.choices(schema), (name) => name);
  }

  get value() {
    const {value} = this.select;
    return value.startsWith('[') ? JSON.parse(value) : value || undefined;
  }

  set value(given) {
    const value = Array.isArray(given) ? JSON.stringify(given) : given ?? '';
    if (![...this.select.options].some((option) => option.value === value)) {
      this.select.append(el('option', {value}, asText(given)));
    }
    this.select.value = value;
  }
}

/**
 * Fills a select with types or names; where a member has no default, with none as well.
 *
 * @param {HTMLSelectElement} select
 * @param {Schema} schema
 * @param {string[]} names
 * @param {(name: string) => string} label
 */
export function offer(select, schema, names, label) {
  const none = schema.default === undefined ? [el('option', {value: ''}, absence(schema.description))] : [];
  select.replaceChildren(...none, ...names.map((name) => el('option', {value: name}, label(name))));
}
