// @ts-check
/** The parameters of a run after some of its epochs: it is played back and scrubbed without a request. */

import {nearest} from '../charts/decimate.js';

/** @import {Trajectory} from '../types.js' */

/** While a run trains, every other frame is dropped when there are more. */
const MAX_FRAMES = 400;

export class Film {
  /** @type {number[]} */
  epochs = [];
  /** @type {(number | null)[][]} */
  thetas = [];
  /**
   * How rows are scaled, as the service says when the run has ended.
   *
   * @type {Trajectory | null}
   */
  trajectory = null;

  /** @param {Trajectory} trajectory */
  static of(trajectory) {
    const film = new Film();
    film.epochs = trajectory.epoch;
    film.thetas = trajectory.theta;
    film.trajectory = trajectory;
    return film;
  }

  /**
   * Adds a frame; an earlier one is ignored.
   *
   * @param {number} epoch
   * @param {(number | null)[]} theta
   */
  add(epoch, theta) {
    if (epoch <= (this.epochs.at(-1) ?? -1)) return;
    this.epochs.push(epoch);
    this.thetas.push(theta);
    if (this.epochs.length > MAX_FRAMES) {
      this.epochs = this.epochs.filter((_, k) => k % 2 === 0);
      this.thetas = this.thetas.filter((_, k) => k % 2 === 0);
    }
  }

  /**
   * The frame nearest to an epoch: parameters in between are never made up.
   *
   * @param {number} epoch
   */
  at(epoch) {
    const k = nearest(this.epochs, epoch);
    return {epoch: this.epochs[k], theta: this.thetas[k]};
  }

  get length() {
    return this.epochs.length;
  }
}
