// @ts-check
/** Experiments of the service: found, submitted, followed to their end. */

import {fetchJson, get, post} from '../api.js';
import {isOver} from './cells.js';
import {FOUNDING} from './request.js';

/** @import {Experiment, ExperimentItem, ExperimentRequest} from './types.js' */

const SECONDS = 2;
const LISTED = 50;

/** @param {string} id */
export const addressOf = (id) => `/v1/experiments/${id}`;

/** @returns {Promise<ExperimentItem[]>} the newest ones */
export const listed = async () => (await fetchJson(get(`/v1/experiments?limit=${LISTED}`))).items;

/**
 * Submits a request; a map of the founding question that is there already is not trained again.
 *
 * @param {ExperimentRequest} request
 * @returns {Promise<string>} its id
 */
export async function submit(request) {
  if (Object.values(FOUNDING).some((one) => one === request)) {
    const known = (await listed()).find(({name, status, vary}) => name === request.name && status === 'completed'
      && Object.keys(vary).join() === Object.keys(request.vary).join());
    if (known) return known.id;
  }
  return (await fetchJson(post('/v1/experiments', request))).id;
}

/**
 * Passes on an experiment every few seconds until it has ended.
 *
 * @param {string} id
 * @param {(experiment: Experiment) => Promise<void>} changed
 * @param {AbortSignal} signal
 */
export async function follow(id, changed, signal) {
  /** @type {Experiment} */
  let experiment = await fetchJson(get(addressOf(id)), signal);
  await changed(experiment);
  while (!isOver(experiment)) {
    experiment = await fetchJson({...get(addressOf(id)), prefer: `wait=${SECONDS}`}, signal);
    await changed(experiment);
  }
}
