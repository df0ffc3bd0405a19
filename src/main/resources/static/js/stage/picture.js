// @ts-check
/** What the browser itself computes of a run after an epoch: the surface, the picture of each unit, the weights. */

import {pixelsOf, range, shades} from '../charts/colours.js';
import {upTo} from '../charts/numbers.js';
import {ALL} from '../charts/paint.js';
import {outputOf} from '../numeric/forward.js';
import {identicalUnits, layersOf} from '../theta.js';

/** @import {NetworkChart} from '../charts/network-chart.js' */
/** @import {SurfaceChart} from '../charts/surface-chart.js' */
/** @import {Axes} from '../snapshot.js' */
/** @import {Model} from './model.js' */

export const RESOLUTION = 49;
/** Values on each side of the first pictures, for which the browser has not yet compiled the arithmetic. */
const COARSE = 25;
const COARSEST = 9;
/** Milliseconds that a frame may take, of the 16 that it has; the browser needs the others to lay out and to paint. */
const BUDGET = 9;
/** Milliseconds since the frame before, where at least one was missed in between. */
const LATE = [20, 100];
/** Values on each side that are left to frames which come late, as it may not be this picture that takes the time. */
const FAIR = 21;
const SMOOTHING = 0.2;
/** Ranges of units whose values stay between two numbers, by their activation. */
/** @type {Record<string, [low: number, high: number]>} */
const RANGES = {
  sigmoid: [0, 1], softmax: [0, 1], 'hard-sigmoid': [0, 1], tanh: [-1, 1], softsign: [-1, 1]};

export class Picture {
  /** Values on each side while the picture moves: as many as the time of a frame allows. */
  moving = COARSE;
  movedAt = 0;
  /** Milliseconds that a frame takes, on average of the last few. */
  took = 0;

  /**
   * @param {SurfaceChart} surface
   * @param {NetworkChart} network
   */
  constructor(surface, network) {
    this.surface = surface;
    this.network = network;
  }

  /**
   * Draws a frame, coarser where the network is large for the machine.
   *
   * @param {Model} model
   * @param {(number | null)[]} theta
   * @param {Axes} axes
   */
  move(model, theta, axes) {
    const start = performance.now();
    this.draw(model, theta, axes, {resolution: Math.round(this.moving), isMoving: true});
    this.adapt(performance.now() - start, start - this.movedAt);
    this.movedAt = start;
  }

  /**
   * Chooses the resolution of the next frame.
   *
   * @param {number} took milliseconds that this one took
   * @param {number} gap milliseconds since the one before
   */
  adapt(took, gap) {
    this.took += SMOOTHING * (took - this.took);
    if (this.took > BUDGET) {
      this.moving = Math.max(COARSEST, this.moving * Math.sqrt(BUDGET / this.took));
      this.took = BUDGET;
    } else if (gap > LATE[0] && gap < LATE[1]) {
      this.moving = Math.min(this.moving, Math.max(FAIR, 0.9 * this.moving));
    } else if (this.took < BUDGET / 2) {
      this.moving = Math.min(RESOLUTION, this.moving * (this.moving < FAIR ? 1.05 : 1.004));
    }
  }

  /**
   * Draws a run at rest, as finely as it can be had.
   *
   * @param {Model} model
   * @param {(number | null)[]} theta
   * @param {Axes} axes
   */
  rest(model, theta, axes) {
    this.draw(model, theta, axes, {resolution: RESOLUTION, isMoving: false});
  }

  /**
   * @param {Model} model
   * @param {(number | null)[]} given
   * @param {Axes} axes
   * @param {{resolution: number, isMoving: boolean}} how
   */
  draw(model, given, axes, {resolution, isMoving}) {
    const theta = given.map((value) => value ?? NaN);
    const grid = model.gridOver(axes, resolution);
    const units = model.layers(theta, grid);
    const {x, y} = grid;
    const shown = axes.output === ALL ? upTo(model.shape.widths[units.length - 1]) : [axes.output];
    const outputs = shown.map((output) => outputOf(units[units.length - 1], grid.count, output, model.targets));
    if (y.length === 1) {
      this.surface.drawCurve(model.rows, model.names, axes.output, {x, y: [...outputs[0]]});
    } else if (isMoving) {
      this.surface.movePlane(model.rows, model.names, axes, {x, y, outputs});
    } else {
      this.surface.drawPlane(model.rows, model.names, axes, {x, y, outputs});
    }
    const layers = layersOf(model.shape.widths, theta, model.shape.bias);
    this.network.draw(layers, identicalUnits(layers), isMoving);
    this.drawUnits(model, units, grid.count, x.length);
  }

  /**
   * Draws the picture of each unit alone, before training.
   *
   * @param {Model} model
   * @param {number[]} theta
   * @param {Axes} axes
   */
  drawUnitsOf(model, theta, axes) {
    const grid = model.gridOver(axes, COARSE);
    this.drawUnits(model, model.layers(theta, grid), grid.count, grid.x.length);
  }

  /** @type {(model: Model, units: Float64Array[], count: number, width: number) => void} */
  drawUnits({shape}, units, count, width) {
    this.network.drawPictures((layer, unit) => {
      const own = units[layer].subarray(unit * count, (unit + 1) * count);
      const bounds = RANGES[shape.activations[layer - 1]] ?? range([...own].filter(Number.isFinite));
      return pixelsOf(own, width, shades(bounds));
    });
  }
}
