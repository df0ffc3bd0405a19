// @ts-check
/** What went wrong, above everything; that the service is away only until it answers again. */

import {addressOf, messageOf, Unreachable} from './api.js';
import {banner, byId} from './dom.js';

const PAUSE_MILLISECONDS = 2000;

/** @param {unknown} error */
export async function showFailure(error) {
  banner(messageOf(error));
  if (!(error instanceof Unreachable)) return;
  const shown = /** @type {ChildNode} */ (byId('banner').firstChild);
  while (shown.isConnected) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MILLISECONDS); });
    if (shown.isConnected && await answers() && shown.isConnected) banner();
  }
}

const answers = () =>
  fetch(addressOf('/actuator/health/readiness')).then(({status}) => status < 500, () => false);
