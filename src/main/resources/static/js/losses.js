// @ts-check
/** @import {LossHistory} from './types.js' */

/** The losses of a run: entry 0 is the loss before training, null stands for a loss that is not finite. */
export class Losses {
  /** @type {number[]} */
  epoch = [];
  /** @type {(number | null)[]} */
  loss = [];
  /** Where epochs are left out: the smallest and the largest loss since the entry before. */
  lows = this.loss;
  highs = this.loss;
  lowest = Infinity;
  highest = -Infinity;
  /**
   * The losses over the rows held out of training.
   *
   * @type {Losses | null}
   */
  heldOut = null;

  /** @param {LossHistory} history */
  static of({epoch, loss, lossMin, lossMax, holdoutLoss}) {
    const losses = new Losses();
    losses.heldOut = holdoutLoss ? Losses.of({epoch: [...epoch], loss: holdoutLoss}) : null;
    losses.epoch = epoch;
    losses.loss = loss;
    losses.lows = lossMin ?? loss;
    losses.highs = lossMax ?? loss;
    losses.lows.forEach((low) => losses.widen(low));
    losses.highs.forEach((high) => losses.widen(high));
    return losses;
  }

  /**
   * Adds the loss of a later epoch; an earlier one is ignored.
   *
   * @param {number} epoch
   * @param {number | null} loss
   * @param {number | null} [heldOut] the loss over the rows held out
   */
  add(epoch, loss, heldOut) {
    if (heldOut != null) (this.heldOut ??= new Losses()).add(epoch, heldOut);
    if (epoch > (this.epoch.at(-1) ?? -1)) {
      this.epoch.push(epoch);
      this.loss.push(loss);
      if (this.lows !== this.loss) {
        this.lows.push(loss);
        this.highs.push(loss);
      }
      this.widen(loss);
    }
  }

  /**
   * Widens the range of all losses.
   *
   * @param {number | null} loss
   */
  widen(loss) {
    if (loss != null) {
      this.lowest = Math.min(this.lowest, loss);
      this.highest = Math.max(this.highest, loss);
    }
  }

  /** Whether no epoch is left out. */
  get isWhole() {
    return this.length === this.last - (this.epoch[0] ?? 0) + 1;
  }

  /**
   * These losses, and those over the rows held out.
   *
   * @returns {Losses[]}
   */
  get curves() {
    return this.heldOut ? [this, this.heldOut] : [this];
  }

  get last() {
    return this.epoch.at(-1) ?? 0;
  }

  /** The largest loss after the first hundredth of the epochs, before which a loss may be far larger. */
  get settled() {
    const from = this.last / 100;
    const settled = (/** @type {number | null} */ high, /** @type {number} */ k) =>
      (high != null && this.epoch[k] >= from ? high : -Infinity);
    return this.highs.reduce((/** @type {number} */ most, high, k) => Math.max(most, settled(high, k)), -Infinity);
  }

  get length() {
    return this.epoch.length;
  }
}
