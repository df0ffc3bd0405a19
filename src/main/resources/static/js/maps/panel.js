// @ts-check
/** The panel of a map: which one is shown, how far it is, and the map in colours and numbers. */

import {get} from '../api.js';
import {el} from '../dom.js';
import {asCurl, asFile, menu} from '../menu.js';
import {maps} from '../text/maps.js';
import {t} from '../texts.js';
import {isOver, planeOf, sidesOf} from './cells.js';
import {addressOf} from './follow.js';
import {MapChart} from './map-chart.js';
import {FOUNDING} from './request.js';
import {sentence, tableOf} from './text-form.js';

/** @import {Experiment, ExperimentItem, FieldMap, MapMeasure} from './types.js' */
/** @import {Handlers} from './map-chart.js' */

/**
 * What the panel asks for.
 *
 * @typedef {object} Actions
 * @property {(id: string) => void} open an experiment
 * @property {() => void} load the map that is chosen
 * @property {(run: number) => void} openRun
 * @property {() => void} cancel
 * @property {() => void} remove
 */

/**
 * The name of an experiment; the founding maps have one in each language.
 *
 * @param {string | null} name
 */
function nameOf(name) {
  const known = /** @type {const} */ (['starts', 'spread', 'basins']).find((one) => FOUNDING[one].name === name);
  return known ? maps.names[known] : name;
}

export class MapPanel {
  /** @type {FieldMap | undefined} */
  map;
  /** @type {string | undefined} the experiment */
  id;

  /** @param {Actions & Handlers} actions */
  constructor(actions) {
    this.actions = actions;
    const load = () => {
      this.partSides();
      actions.load();
    };
    const choice = (/** @type {string} */ id) => el('select', {id, change: load});
    this.title = el('h2', {}, maps.map);
    this.earlier = el('select', {id: 'map-earlier', change: () => actions.open(this.earlier.value)});
    this.measure = choice('map-value');
    this.x = choice('map-x');
    this.y = choice('map-y');
    this.copies = el('input', {type: 'checkbox', id: 'map-copies', change: load});
    this.copiesLabel = el('label', {class: 'check small'}, this.copies, maps.copies);
    this.brush = el('button', {
      type: 'button', class: 'toggle', 'aria-pressed': 'false', title: maps.regionHint,
      hidden: !navigator.maxTouchPoints, click: () => this.toggleBrush()}, maps.region);
    this.cancel = el('button', {type: 'button', hidden: true, click: actions.cancel}, maps.cancel);
    this.remove = el('button', {type: 'button', hidden: true, click: actions.remove}, maps.remove);
    this.state = el('p', {class: 'note', role: 'status'}, maps.nothing);
    this.progress = el('progress', {max: 1, value: 0, 'aria-label': maps.progressLabel, hidden: true});
    this.looked = el('p', {class: 'map-looked', role: 'status'});
    this.numbers = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': maps.table});
    const figure = el('figure', {class: 'map-figure'});
    this.chart = new MapChart(figure, actions);
    this.shown = el('div', {class: 'map-shown', hidden: true},
      this.tools(), this.looked, figure, el('p', {class: 'note', id: 'map-usage'}, maps.usage),
      this.more = el('details', {}, el('summary', {}, maps.table), this.numbers));
    this.element = el('div', {class: 'panel map-panel'},
      el('div', {class: 'panel-head'}, this.title,
        el('div', {class: 'tools'},
          el('label', {class: 'small', for: 'map-earlier'}, maps.earlier, this.earlier), this.cancel, this.remove)),
      this.progress, this.state, this.shown);
  }

  tools() {
    const request = () => get(this.address);
    const share = menu(el('details', {class: 'menu'}), maps.share, [
      asCurl(request), asFile(t.share.json, () => 'map.json', request),
      asFile(t.share.svg, () => 'map.svg', () => get(this.address, 'image/svg+xml')),
      asFile(t.share.png, () => 'map.png', () => get(this.address, 'image/png'))]);
    return el('div', {class: 'tools map-tools'},
      el('label', {class: 'small', for: 'map-value'}, maps.show, this.measure),
      el('label', {class: 'small', for: 'map-x'}, maps.across, this.x),
      el('label', {class: 'small', for: 'map-y'}, maps.upwards, this.y), this.copiesLabel, this.brush, share);
  }

  /** @param {ExperimentItem[]} items that have maps */
  list(items, id = '') {
    this.earlier.replaceChildren(el('option', {value: ''}, items.length ? '–' : maps.none),
      ...items.map(({id: value, name, vary}) =>
        el('option', {value}, nameOf(name) ?? sidesOf({vary, design: 'grid'}).join(', '))));
    this.earlier.value = id;
  }

  /** Shows no experiment. */
  clear() {
    this.map = undefined;
    this.id = undefined;
    this.shown.hidden = true;
    this.remove.hidden = true;
    this.cancel.hidden = true;
    this.progress.hidden = true;
    this.title.textContent = maps.map;
    this.looked.textContent = '';
    this.state.textContent = maps.nothing;
  }

  /** @param {Experiment} experiment as it is now */
  take(experiment) {
    const {id, status, progress: {done, runs}, error, name} = experiment;
    const over = isOver(experiment);
    this.title.textContent = nameOf(name) ?? maps.map;
    this.state.textContent = over ? error ?? maps.ended(maps.states[status], done) : maps.progress(done, runs);
    Object.assign(this.progress, {hidden: over, value: done / runs});
    this.cancel.hidden = over;
    this.remove.hidden = !over;
    if (id !== this.id) this.offer(experiment);
    this.id = id;
  }

  /**
   * Offers what can be shown of an experiment.
   *
   * @param {Experiment} experiment
   */
  offer(experiment) {
    const sides = sidesOf(experiment);
    const hasPlane = Boolean(planeOf(experiment.vary));
    const {holdout, fold} = /** @type {{holdout?: number, fold?: unknown}} */ (experiment.spec);
    const holdsOut = Boolean(holdout || fold || experiment.folds || 'holdout' in experiment.vary);
    const measures = /** @type {MapMeasure[]} */ (Object.keys(maps.measures))
      .filter((one) => (one !== 'basin' || hasPlane) && (one !== 'holdout-loss' || holdsOut));
    this.measure.replaceChildren(...measures.map((value) => el('option', {value}, maps.measures[value])));
    this.measure.value = hasPlane ? 'basin' : 'rate';
    for (const [k, select] of [this.x, this.y].entries()) {
      select.replaceChildren(...sides.map((value) => el('option', {value}, value)));
      select.value = sides[k] ?? '';
    }
    this.shown.hidden = true;
    this.looked.textContent = '';
    this.more.open = hasPlane;
    if (sides.length < 2) this.state.textContent = maps.noMap;
  }

  /** Two sides are never the same. */
  partSides() {
    const other = [...this.y.options].find(({value}) => value !== this.x.value);
    if (this.x.value === this.y.value && other) this.y.value = other.value;
  }

  get hasMap() {
    return this.x.options.length > 1;
  }

  /** The map that is chosen. */
  get address() {
    const query = new URLSearchParams({x: this.x.value, y: this.y.value, value: this.measure.value});
    if (this.copies.checked && this.measure.value === 'basin') query.set('copies', 'apart');
    return `${addressOf(this.id ?? '')}?${query}`;
  }

  /** @param {FieldMap} [map] the one that is shown already, in other colours */
  draw(map = this.map) {
    this.copiesLabel.hidden = this.measure.value !== 'basin';
    this.map = map;
    this.shown.hidden = !map;
    if (!map) return;
    this.chart.draw(map, sentence(map));
    this.numbers.replaceChildren(tableOf(map, this.actions.openRun));
  }

  toggleBrush() {
    const isOn = this.chart.drawing.classList.toggle('brushing');
    this.brush.setAttribute('aria-pressed', String(isOn));
  }
}
