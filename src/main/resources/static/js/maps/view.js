// @ts-check
/** Maps of many runs: trained, drawn while they come, and opened run by run. */

import {fetchJson, get, isAbort, messageOf, Problem, send} from '../api.js';
import {announce, byId} from '../dom.js';
import {percent} from '../format.js';
import {writeLink} from '../link.js';
import {maps} from '../text/maps.js';
import {convergedIn, placeText, runsIn, sidesOf, varyingIn} from './cells.js';
import {loadStyles} from './colours.js';
import {addressOf, follow, listed, submit} from './follow.js';
import {MapForm} from './form.js';
import {MapPanel} from './panel.js';
import {RunsList} from './runs-list.js';
import {groupText, measured} from './text-form.js';

/** @import {Setup} from '../form/setup.js' */
/** @import {Experiment, ExperimentRequest, Region} from './types.js' */

export class MapsView {
  /** @type {Experiment | undefined} */
  experiment;
  /** @type {AbortController | undefined} */
  pending;
  /** @type {Promise<unknown> | undefined} */
  styles;

  /**
   * @param {Setup} setup
   * @param {(id: string) => Promise<void>} openJob
   */
  constructor(setup, openJob) {
    this.openJob = openJob;
    this.form = new MapForm(setup, (request) => this.train(request));
    this.runs = new RunsList((run) => this.openRun(run));
    this.panel = new MapPanel({
      open: (id) => this.open(id), load: () => this.load(), openRun: (run) => this.openRun(run),
      cancel: () => send({method: 'POST', path: `${this.address}/cancel`}), remove: () => this.remove(),
      look: (region) => this.look(region), choose: (region, isToOpen) => this.choose(region, isToOpen)});
    byId('maps').append(this.panel.element, this.form.element, this.runs.element);
  }

  get address() {
    return addressOf(this.experiment?.id ?? '');
  }

  /** Shows the experiment that the link names, if it is not shown. */
  async show() {
    await (this.styles ??= loadStyles());
    const id = new URLSearchParams(location.hash.slice(1)).get('experiment');
    await this.refreshEarlier();
    if (id && id !== this.experiment?.id) await this.open(id);
    else if (this.experiment) writeLink({experiment: this.experiment.id});
  }

  async refreshEarlier() {
    const items = await listed();
    this.panel.list(items.filter((one) => sidesOf({...one, design: 'grid'}).length > 1), this.experiment?.id);
  }

  /** Draws the map again, in other colours. */
  redraw() {
    this.panel.draw();
  }

  /** @param {ExperimentRequest} request */
  async train(request) {
    this.form.refuse();
    const {element} = this.panel;
    if (element.getBoundingClientRect().top > innerHeight / 2) element.scrollIntoView();
    try {
      await this.open(await submit(request));
      await this.refreshEarlier();
    } catch (error) {
      this.form.refuse(faultText(error));
    }
  }

  /** @param {string} id */
  async open(id) {
    this.pending?.abort();
    if (!id) return;
    this.pending = new AbortController();
    this.runs.clear();
    writeLink({experiment: id});
    try {
      await follow(id, (experiment) => this.take(experiment), this.pending.signal);
      announce(this.panel.state.textContent ?? '');
    } catch (error) {
      if (!isAbort(error)) this.panel.state.textContent = messageOf(error);
    }
  }

  /** @param {Experiment} experiment */
  async take(experiment) {
    this.experiment = experiment;
    this.panel.take(experiment);
    await this.load();
  }

  /** Requests the map that is chosen, and draws it. */
  async load() {
    if (!this.experiment || !this.panel.hasMap) return;
    try {
      this.panel.draw(await fetchJson(get(this.panel.address), this.pending?.signal));
    } catch (error) {
      if (!isAbort(error)) this.panel.state.textContent = messageOf(error);
    }
  }

  /** @param {Region} region one place */
  look(region) {
    const {map} = this.panel;
    if (!map) return;
    const cell = map.z[region.bottom][region.left];
    const text = map.groups && cell !== null ? groupText(map.groups[cell]) : measured(map.value, cell);
    this.panel.looked.textContent = `${placeText(map, region)}: ${text}`;
  }

  /** @type {(region: Region, isToOpen: boolean) => Promise<void>} */
  async choose(region, isToOpen) {
    const {map} = this.panel;
    if (!map || !this.experiment) return;
    const runs = runsIn(this.experiment, map, region);
    if (isToOpen && runs.count === 1) {
      await this.openRun(runs.at(0));
    } else {
      const converged = convergedIn(this.experiment, map, region);
      const summary = maps.size(runs.count)
        + (converged === null ? '' : maps.converged(converged, percent(converged / runs.count)));
      await this.runs.list(
        this.address, runs, `${placeText(map, region)}: ${summary}`, varyingIn(this.experiment, map, region));
    }
  }

  /** @param {number} run made a job, with all its history */
  async openRun(run) {
    this.panel.looked.textContent = maps.opening(run);
    try {
      const {id} = await fetchJson({method: 'POST', path: `${this.address}/runs/${run}`});
      await this.openJob(id);
      this.panel.looked.textContent = '';
    } catch (error) {
      this.panel.looked.textContent = messageOf(error);
    }
  }

  async remove() {
    try {
      await send({method: 'DELETE', path: this.address});
    } catch (error) {
      this.panel.state.textContent = messageOf(error);
      return;
    }
    this.experiment = undefined;
    this.panel.clear();
    this.runs.clear();
    writeLink({experiment: null});
    await this.refreshEarlier();
  }
}

/** @param {unknown} error */
function faultText(error) {
  if (!(error instanceof Problem) || !error.errors.length) return messageOf(error);
  return error.errors
    .map(({pointer = '', detail}) => `${pointer.replace(/^\/(vary|spec)\/?/, '')} ${detail}`.trim())
    .join('; ');
}
