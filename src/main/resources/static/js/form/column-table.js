// @ts-check
/** A table of the columns of an upload: each with its type and its role, which can be changed, and a first look. */

import {el, present, tableHead} from '../dom.js';
import {t} from '../texts.js';
import {look} from './columns.js';

/** @import {Column, ColumnRemark} from '../types.js' */
/** @import {ColumnChoice} from './columns.js' */

const WORDS = t.form.table;
const MAX_COLUMNS = 100;

export class ColumnTable {
  /** @param {(column: Column, chosen: ColumnChoice) => void} chosen */
  constructor(chosen) {
    this.chosen = chosen;
    this.element = el('div', {class: 'columns', hidden: true});
  }

  hide() {
    this.element.hidden = true;
  }

  /**
   * @param {Column[]} columns
   * @param {ColumnRemark[]} remarks
   */
  show(columns, remarks) {
    const focused = document.activeElement?.id;
    const hidden = columns.length - MAX_COLUMNS;
    this.element.replaceChildren(...present([
      el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': WORDS.columns},
        el('table', {}, el('caption', {class: 'unseen'}, WORDS.columns),
          tableHead([WORDS.column, WORDS.type, WORDS.role]),
          columns.slice(0, MAX_COLUMNS).map((column, k) => this.line(column, k)))),
      hidden > 0 && el('p', {class: 'hint'}, t.form.table.more(hidden)),
      remarks.length > 0 && el('details', {},
        el('summary', {}, t.form.table.remarks(remarks.length)),
        el('ul', {class: 'remarks'}, remarks.map(({column, detail}) =>
          el('li', {}, column && el('b', {}, `${column}: `), detail))))]));
    this.element.hidden = !columns.length;
    if (focused) document.getElementById(focused)?.focus();
  }

  /**
   * @param {Column} column
   * @param {number} k
   */
  line(column, k) {
    const {name, type, role} = column;
    const types = this.choice(
      {id: `column-type-${k}`, 'aria-label': WORDS.typeOf(name)}, WORDS.types, type,
      (chosen) => this.chosen(column, {type: chosen}));
    const roles = this.choice(
      {id: `column-role-${k}`, 'aria-label': WORDS.roleOf(name)}, WORDS.roles, role,
      (chosen) => this.chosen(column, {role: chosen}));
    return el('tbody', {class: role},
      el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, types), el('td', {}, roles)),
      el('tr', {}, el('td', {colspan: 3, class: 'hint'}, look(column))));
  }

  /**
   * @param {Record<string, string>} attributes
   * @param {Record<string, string>} names of the choices
   * @param {string} value
   * @param {(value: string) => void} chosen
   */
  choice(attributes, names, value, chosen) {
    const all = {...names, ...(value in names ? {} : {[value]: value})};
    const select = el('select', {...attributes, change: () => chosen(select.value)},
      Object.entries(all).map(([one, name]) => el('option', {value: one, selected: one === value}, name)));
    return select;
  }
}
