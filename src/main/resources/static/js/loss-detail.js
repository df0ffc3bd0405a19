// @ts-check
/**
 * Losses as finely as they can be seen: of a long run a sample with the extremes between, all of the epochs that the
 * chart looks closer at, and the exact loss of the epoch that is shown.
 */

import {fetchJson, get} from './api.js';
import {nearest} from './charts/decimate.js';
import {Losses} from './losses.js';
import {isOver, session} from './session.js';

/** @import {EpochRange, Run} from './session.js' */

/** More epochs than a chart has pixels. */
const MAX_POINTS = 600;

/**
 * The losses of a run that has ended.
 *
 * @param {string} id
 * @param {EpochRange} [range] all epochs, unless it is given
 */
export async function loadLosses(id, range) {
  const part = range ? `&from=${range[0]}&to=${range[1]}` : '';
  return Losses.of(await fetchJson(get(`/v1/jobs/${id}/losses?maxPoints=${MAX_POINTS}${part}`)));
}

/**
 * The losses of a run in a range, the finest that are known.
 *
 * @param {Run} run
 * @param {EpochRange | null} range null for all epochs
 */
export const finest = (run, range) =>
  (range && run.detail?.key === String(range) ? run.detail.losses : run.losses);

/**
 * The loss after an epoch; undefined where only its neighbours are known.
 *
 * @param {Run} run
 * @param {number} epoch
 */
export function lossAt({losses, exact}, epoch) {
  const k = nearest(losses.epoch, epoch);
  if (losses.epoch[k] === epoch) return losses.loss[k];
  return exact?.epoch === epoch ? exact.loss : undefined;
}

/** Requests what is seen closer, from now on. */
export function bindLossDetail() {
  session.on('scale', () => {
    const {zoom} = session;
    if (zoom) for (const run of session.runs) refine(run, zoom);
  });
  session.on('rest', () => session.current && ask(session.current, session.epoch));
}

/** @type {(run: Run, range: EpochRange) => Promise<void>} */
async function refine(run, range) {
  const key = String(range);
  if (run.losses.isWhole || run.asked === key || !isOver(run.job)) return;
  run.asked = key;
  const losses = await loadLosses(run.id, range).catch(() => null); // the sample is shown as before
  if (!losses || run.asked !== key) return;
  run.detail = {key, losses};
  session.fire('scale');
}

/** @type {(run: Run, epoch: number) => Promise<void>} */
async function ask(run, epoch) {
  if (!isOver(run.job) || lossAt(run, epoch) !== undefined) return;
  const losses = await loadLosses(run.id, [epoch, epoch]).catch(() => null); // the nearest one is shown as before
  if (!losses) return;
  run.exact = {epoch, loss: losses.loss[0]};
  session.fire('exact');
}
