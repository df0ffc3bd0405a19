// @ts-check
/** Drawing very many points as few: what a screen cannot show is left out, spikes never are. */

/** @import {Losses} from '../losses.js' */

/** @typedef {[pixel: number, loss: number]} LinePoint */

/**
 * The line of some losses in the data of a path; a loss below the axis is drawn on it.
 *
 * @param {Pick<Losses, 'epoch' | 'loss' | 'lows' | 'highs'>} losses
 * @param {(epoch: number) => number} x
 * @param {((loss: number) => number) & {domain: () => number[]}} y
 */
export function linePath(losses, x, y) {
  const foot = y.domain()[0];
  const place = (/** @type {LinePoint} */ [pixel, loss]) =>
    `${pixel.toFixed(1)},${y(Math.max(loss, foot)).toFixed(1)}`;
  return decimate(losses, x).map((points) => `M${points.map(place).join('L')}`).join('');
}

/**
 * The points of a line that matter at a width: for each column of pixels the first, the lowest, the
 * highest and the last, in their order. A loss that is not finite breaks the line.
 *
 * @param {Pick<Losses, 'epoch' | 'loss' | 'lows' | 'highs'>} losses
 * @param {(epoch: number) => number} toPixel ascending
 * @returns {LinePoint[][]} the unbroken parts of the line
 */
export function decimate({epoch, loss, lows, highs}, toPixel) {
  /** @type {LinePoint[][]} */
  const parts = [];
  /** @type {LinePoint[]} */
  let points = [];
  /** @type {Column | null} */
  let column = null;
  const endPart = () => {
    if (column) points.push(...column.points());
    column = null;
    if (points.length) parts.push(points);
    points = [];
  };
  for (let k = 0; k < epoch.length; k++) {
    const value = loss[k];
    if (value == null) {
      endPart();
      continue;
    }
    const pixel = toPixel(epoch[k]);
    /** @type {Column | null} */
    const open = column;
    if (open === null || Math.floor(pixel) !== Math.floor(open.pixel)) {
      if (open) points.push(...open.points());
      column = new Column(pixel, value);
    }
    column?.add(pixel, value, lows[k] ?? value, highs[k] ?? value);
  }
  endPart();
  return parts;
}

/** The losses within one column of pixels. */
class Column {
  low = Infinity;
  high = -Infinity;

  /**
   * @param {number} pixel of the first loss
   * @param {number} loss
   */
  constructor(pixel, loss) {
    this.pixel = pixel;
    this.first = loss;
    this.end = pixel;
    this.last = loss;
  }

  /** @type {(pixel: number, loss: number, low: number, high: number) => void} */
  add(pixel, loss, low, high) {
    this.end = pixel;
    this.last = loss;
    if (low < this.low) this.low = low;
    if (high > this.high) this.high = high;
  }

  /** @returns {LinePoint[]} */
  points() {
    if (this.low === this.high) {
      /** @type {LinePoint} */
      const point = [this.pixel, this.low];
      return this.pixel === this.end ? [point] : [point, [this.end, this.low]];
    }
    const between = this.first < this.last ? [this.low, this.high] : [this.high, this.low];
    return [
      [this.pixel, this.first], [this.pixel, between[0]], [this.pixel, between[1]], [this.end, this.last]];
  }
}

/**
 * The index of the entry of an ascending list that is nearest to a number.
 *
 * @param {number[]} xs
 * @param {number} x
 */
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
