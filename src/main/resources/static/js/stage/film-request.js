// @ts-check
/** The parameters along a run that has ended, requested once. */

import {fetchJson, get} from '../api.js';
import {session} from '../session.js';
import {Film} from './film.js';

/** @import {Run} from '../session.js' */
/** @import {Trajectory} from '../types.js' */

/**
 * @param {Run} run
 * @param {AbortSignal} signal
 */
export async function loadFilm(run, signal) {
  if (run.film?.trajectory) return;
  /** @type {Trajectory} */
  const trajectory = await fetchJson(get(`/v1/jobs/${run.id}/trajectory`), signal);
  run.film = Film.of(trajectory);
  run.model = undefined;
  session.fire('film');
}
