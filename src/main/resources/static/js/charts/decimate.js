/** Drawing very many points in few: what a screen cannot show is left out, spikes never are. */

/**
 * The points of a line that matter at a width: of each column of pixels the first, the lowest, the
 * highest and the last, in their order. Losses that are not finite part the line.
 *
 * @param {import('../losses.js').Losses} losses
 * @param {(epoch: number) => number} toPixel ascending
 * @returns {[number, number][][]} stretches of points, each a pixel and a loss
 */
export function decimate({epoch, loss, lows, highs}, toPixel) {
  const stretches = [];
  let points = [];
  let column = null;
  const close = () => {
    if (column) points.push(...column.points());
    column = null;
  };
  const part = () => {
    close();
    if (points.length) stretches.push(points);
    points = [];
  };
  for (let k = 0; k < epoch.length; k++) {
    if (loss[k] == null) {
      part();
      continue;
    }
    const pixel = toPixel(epoch[k]);
    if (column === null || Math.floor(pixel) !== Math.floor(column.pixel)) {
      close();
      column = new Column(pixel, loss[k]);
    }
    column.take(pixel, loss[k], lows[k] ?? loss[k], highs[k] ?? loss[k]);
  }
  part();
  return stretches;
}

/** The losses that fall into one column of pixels. */
class Column {
  constructor(pixel, loss) {
    this.pixel = pixel;
    this.first = loss;
    this.low = Infinity;
    this.high = -Infinity;
  }

  take(pixel, loss, low, high) {
    this.end = pixel;
    this.last = loss;
    if (low < this.low) this.low = low;
    if (high > this.high) this.high = high;
  }

  points() {
    if (this.low === this.high) {
      return this.pixel === this.end ? [[this.pixel, this.low]] : [[this.pixel, this.low], [this.end, this.low]];
    }
    const between = this.first < this.last ? [this.low, this.high] : [this.high, this.low];
    return [[this.pixel, this.first], ...between.map((loss) => [this.pixel, loss]), [this.end, this.last]];
  }
}

/** The index of the entry of an ascending list that is nearest to a number. */
export function nearest(xs, x) {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 && x - xs[low - 1] < xs[low] - x ? low - 1 : low;
}
