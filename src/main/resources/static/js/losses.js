/** The losses of a run: entry 0 is the one before training, null one that was not finite. */
export class Losses {
  epoch = [];
  loss = [];
  /** Where epochs are left out: the smallest and the largest loss since the entry before. */
  lows = this.loss;
  highs = this.loss;
  lowest = Infinity;
  highest = -Infinity;

  static of({epoch, loss, lossMin, lossMax}) {
    const losses = new Losses();
    losses.epoch = epoch;
    losses.loss = loss;
    losses.lows = lossMin ?? loss;
    losses.highs = lossMax ?? loss;
    losses.lows.forEach((low) => losses.measure(low));
    losses.highs.forEach((high) => losses.measure(high));
    return losses;
  }

  /** Adds news of a run that goes on; older news is passed over. */
  add(epoch, loss) {
    if (epoch > (this.epoch.at(-1) ?? -1)) {
      this.epoch.push(epoch);
      this.loss.push(loss);
      if (this.lows !== this.loss) {
        this.lows.push(loss);
        this.highs.push(loss);
      }
      this.measure(loss);
    }
  }

  measure(loss) {
    if (loss != null) {
      this.lowest = Math.min(this.lowest, loss);
      this.highest = Math.max(this.highest, loss);
    }
  }

  get last() {
    return this.epoch.at(-1) ?? 0;
  }

  /** The largest loss after the first hundredth of the epochs: starts may be far above it. */
  get settled() {
    const from = this.last / 100;
    return this.highs.reduce((most, high, k) => (this.epoch[k] >= from && high > most ? high : most), -Infinity);
  }

  get length() {
    return this.epoch.length;
  }
}
