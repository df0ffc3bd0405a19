// @ts-check
/** 64 starts of one spec: how many of them converge, and their curves behind those of the runs. */

import {fetchJson, get, isAbort, messageOf, post, send} from './api.js';
import {announce, button, byId, el, icon} from './dom.js';
import {percent} from './format.js';
import {Losses} from './losses.js';
import {isOver, session} from './session.js';
import {typeOf} from './spec.js';
import {t} from './texts.js';

/** @import {Setup} from './form/setup.js' */
/** @import {Spec} from './types.js' */

const COUNT = 64;
const WAIT_SECONDS = 20;
/** Requests at once. */
const AT_ONCE = 6;
/** Points of a curve. */
const MAX_POINTS = 400;

/** @typedef {{runs: number, converged: number, low95: number, high95: number}} Share */

export class Starts {
  /** @type {AbortController | undefined} */
  pending;

  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    this.place = byId('fan');
    this.text = el('span', {role: 'status'});
    this.place.append(this.text,
      el('button',
        {type: 'button', class: 'quiet away', 'aria-label': t.stage.starts.remove, click: () => this.clear()},
        icon('M6 6l12 12M18 6L6 18')));
    this.button = button('starts');
    this.button.addEventListener('click', () => this.run());
    setup.addEventListener('change', () => this.offer());
    session.on('select', () => this.offer());
    this.offer();
  }

  /** The spec of the run that is shown, else that of the form. */
  get spec() {
    return session.current?.job.spec ?? this.setup.spec;
  }

  /** Offers the starts where they differ. */
  offer() {
    this.button.hidden = isFixed(this.spec);
  }

  clear() {
    this.pending?.abort();
    session.fan = [];
    this.place.hidden = true;
    session.fire('scale');
  }

  /** Trains the spec from as many seeds. */
  async run() {
    this.clear();
    this.pending = new AbortController();
    const {signal} = this.pending;
    const {name, ...spec} = this.spec;
    this.place.hidden = false;
    try {
      this.say(t.stage.starts.begun(COUNT));
      await this.train(spec, signal);
    } catch (error) {
      if (!isAbort(error)) this.say(messageOf(error));
    }
  }

  /** @type {(spec: Omit<Spec, 'name'>, signal: AbortSignal) => Promise<void>} */
  async train(spec, signal) {
    const request = post('/v1/experiments', {spec, vary: {seed: {count: COUNT}}});
    let experiment = await fetchJson({...request, prefer: `wait=${WAIT_SECONDS}`}); // which must be deleted
    const address = `/v1/experiments/${experiment.id}`;
    try {
      signal.throwIfAborted();
      while (['queued', 'running'].includes(experiment.status)) {
        const {done, runs} = experiment.progress;
        this.say(t.stage.starts.done(done, runs));
        experiment = await fetchJson({...get(address), prefer: `wait=${WAIT_SECONDS}`}, signal);
      }
      if (experiment.error) throw new Error(experiment.error);
      this.say(shareText(experiment.points[0]));
      await this.draw(address, signal);
      announce(this.text.textContent ?? '');
    } finally {
      await remove(address);
    }
  }

  /**
   * Draws the curve of each start as it comes.
   *
   * @param {string} address of the experiment
   * @param {AbortSignal} signal
   */
  async draw(address, signal) {
    const starts = [...Array(COUNT).keys()];
    const work = async () => {
      for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
        const curve = await curveOf(`${address}/runs/${start}`, signal);
        signal.throwIfAborted();
        session.fan.push(curve);
        session.fire('scale');
      }
    };
    await Promise.all(Array.from({length: AT_ONCE}, work));
  }

  /** @param {string} text */
  say(text) {
    this.text.textContent = text;
  }
}

/**
 * Trains a start once more as a job, which has all losses, and deletes it again.
 *
 * @param {string} address of the start
 * @param {AbortSignal} signal
 * @returns {Promise<import('./session.js').FanCurve>}
 */
async function curveOf(address, signal) {
  const prefer = `wait=${WAIT_SECONDS}`;
  let job = await fetchJson({method: 'POST', path: address, prefer}); // without the signal: its job must be deleted
  const own = `/v1/jobs/${job.id}`;
  try {
    while (!isOver(job)) job = await fetchJson({...get(own), prefer}, signal);
    const losses = Losses.of(await fetchJson(get(`${own}/losses?maxPoints=${MAX_POINTS}`), signal));
    return {losses, hasConverged: job.outcome === 'converged', hasDiverged: job.outcome === 'diverged'};
  } finally {
    await remove(own);
  }
}

/**
 * Deletes what nobody asked for; what still trains is cancelled.
 *
 * @param {string} address
 */
const remove = (address) =>
  send({method: 'DELETE', path: address}).catch(() => send({method: 'POST', path: `${address}/cancel`}));

/**
 * Whether all seeds begin with the same parameters and see the same rows.
 *
 * @param {Pick<Spec, 'init'> & {holdout?: number, batchSize?: number | null}} spec
 */
const isFixed = ({init, holdout, batchSize}) =>
  ['constant', 'theta'].includes(typeOf(init ?? 'glorot-uniform')) && !holdout && !batchSize;

/** @param {Share} share */
const shareText = ({runs, converged, low95, high95}) =>
  t.stage.starts.share(converged, runs, `${Math.round(100 * low95)}–${percent(high95)}`);
