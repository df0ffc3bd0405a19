// @ts-check
/** A weight is turned by dragging its line up or down: surface, units and scores follow at once. */

import {session} from '../session.js';
import {Model} from './model.js';

/** @import {Snapshot} from '../snapshot.js' */

/** Pixels over which a weight grows by its own size, or by 1 where it is small. */
const PIXELS = 100;
const DIGITS = 3;

/**
 * @param {Snapshot} snapshot
 * @param {(k: number, value: number) => void} turned called when a weight is taken, and with each of its values
 * @param {() => void} clicked called when it was let go without a move
 */
export function bindWeightDrag(snapshot, turned, clicked) {
  const {network} = snapshot;
  const {drawing} = network;
  /** @type {{k: number, y: number, value: number, model: Model | null, hasMoved: boolean} | null} */
  let held = null;
  drawing.addEventListener('pointerdown', (event) => {
    const k = network.parameterAt(/** @type {Element} */ (event.target));
    const value = k === null ? undefined : snapshot.theta?.[k];
    if (k === null || value === undefined || event.button !== 0) return;
    held = {k, y: event.clientY, value, model: modelOf(snapshot), hasMoved: false};
    drawing.setPointerCapture(event.pointerId);
    turned(k, value);
  });
  drawing.addEventListener('pointermove', (event) => {
    if (!held || !snapshot.theta) return;
    const {k, y, value, model} = held;
    held.hasMoved = true;
    const now = turnedBy(value, y - event.clientY);
    const theta = snapshot.theta.map((one, at) => (at === k ? now : one));
    if (model) {
      snapshot.picture.move(model, theta, snapshot.choice.fit(model.names));
      snapshot.fit.move(model, theta);
    }
    turned(k, now);
  });
  drawing.addEventListener('pointerup', () => {
    if (held && !held.hasMoved) clicked();
    held = null;
  });
  drawing.addEventListener('pointercancel', () => { held = null; });
}

/** @type {(value: number, pixels: number) => number} */
export const turnedBy = (value, pixels) =>
  Number((value + (pixels / PIXELS) * Math.max(1, Math.abs(value))).toPrecision(DIGITS));

/**
 * The model of the run that is shown; before there is one, that of the start.
 *
 * @param {Snapshot} snapshot
 */
function modelOf(snapshot) {
  if (session.current) return snapshot.modelOf(session.current);
  const {spec, rows, names} = snapshot.preview;
  return spec && rows && names ? new Model(spec, rows, names, null) : null;
}
