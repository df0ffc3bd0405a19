// @ts-check
/** What varies: two fields of the spec in the form, or a plane that starts lie on; or one of the founding maps. */

import {el} from '../dom.js';
import {numberOrText} from '../form/values.js';
import {maps} from '../text/maps.js';
import {FIELDS, fieldOfStart, FOUNDING, runsOf, variationOf} from './request.js';

/** @import {Setup} from '../form/setup.js' */
/** @import {ExperimentRequest, Vary} from './types.js' */
/** @import {TypedSide} from './request.js' */

/** @type {(label: string, control: HTMLElement) => HTMLElement} */
const labelled = (label, control) => el('div', {class: 'field'}, el('label', {for: control.id}, label), control);

/** @type {(id: string, value: string) => HTMLInputElement} */
const box = (id, value) => el('input', {id, value, autocomplete: 'off'});

/** The controls of a side of a map. */
class SideFields {
  /**
   * @param {'x' | 'y'} name
   * @param {string} field
   */
  constructor(name, field) {
    const id = (/** @type {string} */ part) => `map-${name}-${part}`;
    this.field = el('input', {
      id: id('field'), list: 'map-fields', value: field, autocomplete: 'off', spellcheck: 'false',
      change: () => this.suggest()});
    this.way = el('select', {id: id('way'), change: () => this.show()},
      Object.entries(maps.ways).map(([value, label]) => el('option', {value}, label)));
    this.from = box(id('from'), '0');
    this.to = box(id('to'), '1');
    this.steps = box(id('steps'), '9');
    this.log = el('input', {type: 'checkbox', id: id('log')});
    this.values = box(id('values'), '');
    this.values.title = maps.valuesHint;
    this.range = el('div', {class: 'map-range'},
      labelled(maps.from, this.from), labelled(maps.to, this.to), labelled(maps.steps, this.steps),
      el('label', {class: 'check'}, this.log, maps.log));
    this.list = labelled(maps.values, this.values);
    this.element = el('fieldset', {class: 'map-side'}, el('legend', {}, maps.sides[name]),
      el('div', {class: 'row'}, labelled(maps.field, this.field), labelled(maps.as, this.way)),
      this.range, this.list);
    this.suggest();
  }

  /** Fills in values that are worth trying of the field. */
  suggest() {
    const known = FIELDS[this.field.value.trim()];
    if (known) {
      this.way.value = known.way ?? 'range';
      for (const part of /** @type {const} */ (['from', 'to', 'steps', 'values'])) {
        this[part].value = known[part] ?? this[part].value;
      }
      this.log.checked = known.isLog ?? false;
    }
    this.show();
  }

  show() {
    this.range.hidden = this.way.value === 'list';
    this.list.hidden = !this.range.hidden;
  }

  /** @returns {TypedSide} */
  get typed() {
    return {
      field: this.field.value.trim(), way: this.way.value === 'list' ? 'list' : 'range', from: this.from.value,
      to: this.to.value, steps: this.steps.value, isLog: this.log.checked, values: this.values.value};
  }
}

export class MapForm {
  /**
   * @param {Setup} setup whose spec is trained
   * @param {(request: ExperimentRequest) => void} submit
   */
  constructor(setup, submit) {
    this.setup = setup;
    const refresh = () => this.refresh();
    this.kind = el('select', {id: 'map-kind'},
      Object.entries(maps.kinds).map(([value, label]) => el('option', {value}, label)));
    this.size = el('p', {class: 'hint', role: 'status'});
    this.starts = box('map-starts', '16');
    this.w1 = box('map-w1', 'w1');
    this.w2 = box('map-w2', 'w4');
    this.from = box('map-from', '-5');
    this.to = box('map-to', '5');
    this.resolution = box('map-resolution', '64');
    this.x = new SideFields('x', 'alpha');
    this.y = new SideFields('y', fieldOfStart(setup.spec.init));
    this.fields = el('div', {class: 'map-sides'}, this.x.element, this.y.element,
      labelled(maps.starts, this.starts));
    this.plane = el('div', {class: 'map-range', hidden: true},
      labelled(maps.directions.x, this.w1), labelled(maps.directions.y, this.w2),
      labelled(maps.from, this.from), labelled(maps.to, this.to), labelled(maps.resolution, this.resolution));
    this.fault = el('p', {class: 'fault', role: 'alert', hidden: true});
    const form = el('form', {
      class: 'map-form', novalidate: true, 'aria-label': maps.own, input: refresh, change: refresh,
      submit: (/** @type {Event} */ event) => {
        event.preventDefault();
        submit(this.request);
      }},
      el('datalist', {id: 'map-fields'}, Object.keys(FIELDS).map((value) => el('option', {value}))),
      el('h3', {}, maps.own), labelled(maps.kind, this.kind), this.fields, this.plane, this.fault,
      el('div', {class: 'joined'}, el('button', {class: 'primary'}, maps.train), this.size));
    this.element = el('div', {class: 'panel map-form-panel'},
      el('h2', {}, maps.title), el('p', {class: 'note'}, maps.intro),
      el('h3', {}, maps.founding), el('p', {class: 'note'}, maps.foundingHint),
      el('div', {class: 'map-presets'}, /** @type {const} */ (['starts', 'spread', 'basins']).map((name) =>
        el('button', {type: 'button', click: () => submit(FOUNDING[name])}, maps.presets[name]))),
      form);
    this.refresh();
  }

  refresh() {
    this.fields.hidden = this.kind.value === 'plane';
    this.plane.hidden = !this.fields.hidden;
    const runs = runsOf(this.vary);
    this.size.textContent = Number.isFinite(runs) ? maps.size(runs) : '';
  }

  /** @returns {Vary} */
  get vary() {
    if (this.kind.value === 'plane') {
      const [from, to, resolution] = [this.from, this.to, this.resolution].map(({value}) => numberOrText(value));
      return {theta: {directions: [this.w1.value.trim(), this.w2.value.trim()], from, to, resolution}};
    }
    const sides = [this.x.typed, this.y.typed].map((side) => [side.field, variationOf(side)]);
    const count = numberOrText(this.starts.value);
    return {...Object.fromEntries(sides), ...(count !== 1 && {seed: {count}})};
  }

  /** @returns {ExperimentRequest} */
  get request() {
    const {name, ...spec} = this.setup.spec;
    return {spec, vary: this.vary};
  }

  /** @param {string} [text] */
  refuse(text = '') {
    this.fault.textContent = text;
    this.fault.hidden = !text;
  }
}
