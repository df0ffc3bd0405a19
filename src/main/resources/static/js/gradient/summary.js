// @ts-check
/** The numbers above the table of derivatives. */

import {el} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';

/** @import {GradientReport} from '../types.js' */

/** @param {GradientReport} report */
export const summaryEntries = (report) =>
  summaryOf(report).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));

/** @param {GradientReport} report */
function summaryOf({loss, norm, check, hessian, reason}) {
  /** @type {[name: string, value: string][]} */
  const entries = [[t.gradient.summary.loss, short(loss, 6)], [t.gradient.summary.norm, short(norm, 6)]];
  if (check) {
    const {agrees, maxRelativeError, points} = check;
    entries.push([t.gradient.summary.check, agrees === null ? t.gradient.summary.nothingCompared
      : (agrees ? t.gradient.summary.agrees : t.gradient.summary.disagrees)(short(maxRelativeError, 2), points)]);
  }
  if (hessian) {
    entries.push([t.gradient.summary.largest, short(hessian.largest, 6)]);
    entries.push([t.gradient.summary.smallest, short(hessian.smallest, 4)]);
    const {largestStableAlpha: alpha} = hessian;
    if (alpha) entries.push([t.gradient.summary.stable, short(alpha, 6)]);
  }
  if (reason) entries.push([t.gradient.summary.notFinite, reason]);
  return entries;
}
