// @ts-check
/** A network with the rows it learns, as the page computes with it. */

import {columns, forward} from '../numeric/forward.js';
import {scaleOf} from '../numeric/scale.js';

/** @import {Names} from '../charts/names.js' */
/** @import {Shape} from '../numeric/forward.js' */
/** @import {Axes} from '../snapshot.js' */
/** @import {Rows, Scaling, Spec, Trajectory} from '../types.js' */

/** What is added to the range of the data at both ends, as a share of it: as the service's surfaces. */
const MARGIN = 0.2;

/** @typedef {{x: number[], y: number[], inputs: Float64Array, count: number}} Grid places to predict at */

export class Model {
  /** @type {Grid | null} */
  grid = null;
  gridKey = '';

  /**
   * @param {Spec} spec
   * @param {Rows} rows
   * @param {Names} names
   * @param {Trajectory | null} trajectory null while the run trains: all rows then decide the scale
   */
  constructor({network, standardize}, rows, names, trajectory) {
    this.rows = rows;
    this.names = names;
    const {hidden, activation, output, bias = true} = network;
    const activations = hidden.map((_, k) => (Array.isArray(activation) ? activation[k] : activation));
    /** @type {Shape} */
    this.shape = {
      widths: [rows.inputs[0].length, ...hidden, rows.targets[0].length], activations: [...activations, output], bias};
    const scales = typeof standardize === 'object' ? standardize : {inputs: standardize, targets: false};
    /** @type {Scaling | null} */
    this.inputs = trajectory ? trajectory.inputs : scales.inputs ? scaleOf(rows.inputs) : null;
    /** @type {Scaling | null} */
    this.targets = trajectory ? trajectory.targets : scales.targets ? scaleOf(rows.targets) : null;
    this.means = trajectory?.means ?? scaleOf(rows.inputs).means;
  }

  /**
   * The places of a surface with so many values on each side.
   *
   * @param {Axes} axes
   * @param {number} resolution
   * @returns {Grid}
   */
  gridOver(axes, resolution) {
    const key = `${axes.x} ${axes.y} ${resolution}`;
    if (this.grid && key === this.gridKey) return this.grid;
    this.gridKey = key;
    const isCurve = this.rows.inputs[0].length === 1;
    const x = values(this.rows.inputs.map((row) => row[axes.x]), isCurve ? 4 * resolution : resolution);
    const y = isCurve ? [0] : values(this.rows.inputs.map((row) => row[axes.y]), resolution);
    const places = y.flatMap((up) => x.map((right) => {
      const row = [...this.means];
      if (!isCurve) row[axes.y] = up;
      row[axes.x] = right;
      return row;
    }));
    this.grid = {x, y, inputs: columns(places, this.inputs), count: places.length};
    return this.grid;
  }

  /**
   * What each unit makes of each place, layer by layer.
   *
   * @param {ArrayLike<number>} theta
   * @param {Grid} grid
   */
  layers(theta, {inputs, count}) {
    return forward(this.shape, theta, inputs, count);
  }

  get parameters() {
    return this.shape.widths.slice(1).reduce((sum, width, k) => sum + width * (this.shape.widths[k] + 1), 0);
  }
}

/**
 * Evenly spaced values over the range of a column and a margin.
 *
 * @param {number[]} column
 * @param {number} count
 */
function values(column, count) {
  const low = column.reduce((least, value) => Math.min(least, value), Infinity);
  const high = column.reduce((most, value) => Math.max(most, value), -Infinity);
  const margin = high > low ? (high / 2 - low / 2) * 2 * MARGIN : Math.max(1, Math.abs(high)) / 2;
  const [from, to] = [low - margin, high + margin];
  return Array.from({length: count}, (_, k) => from * (1 - k / (count - 1)) + to * (k / (count - 1)));
}
