// @ts-check
/** A network with the signal in it: what is lit of it, and where its parameters go. */

import {svg} from '../dom.js';
import {biasAt} from './network-layout.js';

/** @import {Scene} from '../gradient/walk.js' */
/** @import {NetworkChart} from './network-chart.js' */

/** How small the smallest arrow is beside the largest. */
const LEAST = 0.45;
const SIZE = 17;

/**
 * Lights units and lines; with null the network is as ever.
 *
 * @param {NetworkChart} chart
 * @param {Scene | null} scene
 */
export function light(chart, scene) {
  chart.drawing.classList.toggle('lighting', scene !== null && scene.direction !== 'update');
  const lines = new Set(scene?.lines);
  for (const edge of chart.edges) {
    const isLit = lines.has(chart.indexOf(edge));
    edge.line.classList.toggle('lit', isLit);
    edge.line.classList.toggle('backward', isLit && scene?.direction === 'backward');
  }
  const units = new Set(scene?.units.map(String));
  for (const column of chart.columns) {
    for (const [unit, group] of column.groups) group.classList.toggle('lit', units.has(String([column.k, unit])));
  }
}

/**
 * An arrow on each parameter, up where it grows; the larger the change, the larger the arrow. Null takes them away.
 *
 * @param {NetworkChart} chart
 * @param {number[] | null} changes of all parameters
 */
export function showChanges(chart, changes) {
  chart.drawing.querySelectorAll('.change').forEach((arrow) => arrow.remove());
  if (!changes) return;
  const largest = Math.max(...changes.map((change) => (Number.isFinite(change) ? Math.abs(change) : 0)));
  const arrow = (/** @type {number} */ change, /** @type {[x: number, y: number]} */ [x, y]) => {
    if (!largest || !Number.isFinite(change) || change === 0) return [];
    const size = SIZE * (LEAST + (1 - LEAST) * Math.sqrt(Math.abs(change) / largest));
    return [svg('text', {
      class: change > 0 ? 'change up' : 'change down', x, y: y + size / 3, 'font-size': size.toFixed(1),
      'text-anchor': 'middle'}, change > 0 ? '▲' : '▼')];
  };
  const biases = chart.columns.filter(({k}) => k > 0 && chart.layers[k - 1].biases.length).flatMap((column) =>
    column.shown.flatMap((unit) => {
      const [x, y] = column.place(unit);
      return arrow(changes[biasAt(chart.layers, column.k, unit)], [x + column.radius + 8, y + column.radius]);
    }));
  chart.drawing.append(
    ...chart.edges.flatMap((edge) => arrow(changes[chart.indexOf(edge)], edge.middle)), ...biases);
}
