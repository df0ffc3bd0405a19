// @ts-check
/** A table of the columns of an upload: each with its type and its role, which can be changed, and a first look. */

import {el, present, tableHead} from '../dom.js';
import {count, plural} from '../format.js';
import {look} from './columns.js';

/** @import {Column, ColumnRemark} from '../types.js' */
/** @import {ColumnChoice} from './columns.js' */

const TYPES = ['number', 'category', 'boolean', 'date'];
const ROLES = ['input', 'target', 'ignored'];
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
      el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Columns'},
        el('table', {}, el('caption', {class: 'unseen'}, 'Columns'), tableHead(['Column', 'Type', 'Role']),
          columns.slice(0, MAX_COLUMNS).map((column, k) => this.line(column, k)))),
      hidden > 0 && el('p', {class: 'hint'}, `and ${plural(hidden, 'more column')}`),
      remarks.length > 0 && el('details', {},
        el('summary', {}, `${count(remarks.length)} remarks on what was understood`),
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
    const types = this.choice({id: `column-type-${k}`, 'aria-label': `Type of ${name}`}, TYPES, type,
      (chosen) => this.chosen(column, {type: chosen}));
    const roles = this.choice({id: `column-role-${k}`, 'aria-label': `Role of ${name}`}, ROLES, role,
      (chosen) => this.chosen(column, {role: chosen}));
    return el('tbody', {class: role},
      el('tr', {}, el('th', {scope: 'row'}, name), el('td', {}, types), el('td', {}, roles)),
      el('tr', {}, el('td', {colspan: 3, class: 'hint'}, look(column))));
  }

  /**
   * @param {Record<string, string>} attributes
   * @param {string[]} values
   * @param {string} value
   * @param {(value: string) => void} chosen
   */
  choice(attributes, values, value, chosen) {
    const all = values.includes(value) ? values : [...values, value];
    const select = el('select', {...attributes, change: () => chosen(select.value)},
      all.map((one) => el('option', {value: one, selected: one === value}, one)));
    return select;
  }
}
