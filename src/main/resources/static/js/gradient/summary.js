// @ts-check
/** The numbers above the table of derivatives. */

import {el} from '../dom.js';
import {short} from '../format.js';

/** @import {GradientReport} from '../types.js' */

/** @param {GradientReport} report */
export const summaryEntries = (report) =>
  summaryOf(report).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));

/** @param {GradientReport} report */
function summaryOf({loss, norm, check, hessian, reason}) {
  /** @type {[name: string, value: string][]} */
  const entries = [['Loss', short(loss, 6)], ['Norm of the gradient', short(norm, 6)]];
  if (check) {
    const {agrees, maxRelativeError, points} = check;
    entries.push(['Numerical check', agrees === null ? 'nothing compared'
      : `${agrees ? 'agrees' : 'disagrees'} to ${short(maxRelativeError, 2)} at ${points} points`]);
  }
  if (hessian) {
    entries.push(['Curvature, largest', short(hessian.largest, 6)]);
    entries.push(['Curvature, smallest', short(hessian.smallest, 4)]);
    const {largestStableAlpha: alpha} = hessian;
    if (alpha) entries.push(['Largest stable α', short(alpha, 6)]);
  }
  if (reason) entries.push(['Not finite', reason]);
  return entries;
}
