// @ts-check
/** The losses between which a run moves: that of the best constant prediction and that of the best function. */

import {svg} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';

/** @import {RunJob} from '../session.js' */
/** @import {Scale} from './scale.js' */

/**
 * A line for each of the two that the axis has room for.
 *
 * @param {RunJob | undefined} job
 * @param {Scale} x
 * @param {Scale} y
 */
export function bounds(job, x, y) {
  if (!job) return [];
  /** @type {[loss: number, label: string][]} */
  const lines = [[job.baselineLoss, t.stage.loss.bestConstant], [job.floorLoss, t.stage.loss.floor]];
  const [left, right] = x.range();
  const [low, high] = y.domain();
  return lines.filter(([loss]) => loss > low && loss < high).map(([loss, label]) => {
    const at = y(loss);
    return svg('g', {class: 'bound'},
      svg('line', {x1: left, x2: right, y1: at, y2: at}),
      svg('text', {x: right, y: at - 6, 'text-anchor': 'end'}, `${label} ${short(loss)}`));
  });
}
