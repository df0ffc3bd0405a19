// @ts-check
/** The curves of many starts, behind those of the runs. */

import {svg} from '../dom.js';
import {linePath} from './decimate.js';

/** @import {Losses} from '../losses.js' */
/** @import {FanCurve} from '../session.js' */
/** @import {Scale} from './scale.js' */

/**
 * @param {FanCurve[]} fan
 * @param {(losses: Losses) => Losses} shown of the epochs that are shown
 * @param {Scale} x
 * @param {Scale} y
 */
export const fanLines = (fan, shown, x, y) => fan.map(({losses, hasConverged}) => svg('path', {
  class: hasConverged ? 'fan converged' : 'fan', d: linePath(shown(losses), x, y), 'clip-path': 'url(#loss-area)'}));
