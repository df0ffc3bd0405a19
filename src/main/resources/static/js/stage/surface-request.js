// @ts-check
/** The surface of a network that is too large for the browser, as the service computes it. */

import {fetchJson, get} from '../api.js';
import {upTo} from '../charts/numbers.js';
import {ALL} from '../charts/paint.js';
import {RESOLUTION} from './picture.js';

/** @import {Names} from '../charts/names.js' */
/** @import {Plane} from '../charts/paint.js' */
/** @import {SurfaceChart} from '../charts/surface-chart.js' */
/** @import {Axes} from '../snapshot.js' */
/** @import {Rows, Surface} from '../types.js' */

/**
 * @param {string} address with the epoch
 * @param {Rows} rows
 * @param {Axes} axes
 * @param {AbortSignal} signal
 * @returns {Promise<Plane>}
 */
export async function loadSurface(address, {inputs, targets}, {x, y, output}, signal) {
  const place = inputs[0].length === 1 ? `resolution=${4 * RESOLUTION}` : `x=${x}&y=${y}&resolution=${RESOLUTION}`;
  const shown = output === ALL ? upTo(targets[0].length) : [output];
  /** @type {Surface[]} */
  const surfaces = await Promise.all(shown.map((k) => fetchJson(get(`${address}&output=${k}&${place}`), signal)));
  return {x: surfaces[0].x, y: surfaces[0].y ?? [0], outputs: surfaces.map(({z}) => z.flat())};
}

/** @type {(chart: SurfaceChart, rows: Rows, names: Names, axes: Axes, plane: Plane) => void} */
export function drawSurface(chart, rows, names, axes, plane) {
  if (plane.y.length > 1) {
    chart.drawPlane(rows, names, axes, plane);
  } else {
    chart.drawCurve(rows, names, axes.output, {x: plane.x, y: Array.from(plane.outputs[0])});
  }
}
