// @ts-check
/** The shapes of experiments in the JSON of the API, as far as the maps use them. */

/** @import {Spec} from '../types.js' */

/** @typedef {'rate' | 'loss' | 'holdout-loss' | 'epochs' | 'basin'} MapMeasure */
/** @typedef {number | string | boolean | null | unknown[]} FieldValue */

/**
 * A range, a number of seeds, or a plane of starts.
 *
 * @typedef {object} Variation
 * @property {number} [from]
 * @property {number} [to]
 * @property {number} [steps]
 * @property {number} [count]
 * @property {(string | number[])[]} [directions]
 * @property {number} [resolution]
 * @property {'linear' | 'log'} [scale]
 */

/** @typedef {Record<string, FieldValue[] | Variation>} Vary by the paths of fields */

/**
 * A request for an experiment.
 *
 * @typedef {{name?: string, spec: object, vary: Vary}} ExperimentRequest
 */

/**
 * @typedef {object} ExperimentPoint
 * @property {Record<string, FieldValue>} values
 * @property {number} runs that were trained
 * @property {number} converged
 */

/**
 * @typedef {object} ExperimentItem
 * @property {string} id
 * @property {string | null} name
 * @property {'queued' | 'running' | 'completed' | 'failed' | 'cancelled'} status
 * @property {Vary} vary
 * @property {{done: number, runs: number}} progress
 * @property {string | null} [error]
 */

/**
 * @typedef {ExperimentItem & {points: ExperimentPoint[], design: 'grid' | 'sobol', folds: number | null,
 *   repeats: number, spec: Spec}} Experiment
 */

/** @typedef {{field: string, values: FieldValue[]}} MapSide */

/**
 * @typedef {object} MapGroup
 * @property {'converged' | 'stuck' | 'diverged' | 'other'} fate
 * @property {number} runs
 * @property {number} share
 * @property {number | null} medianFinalLoss
 * @property {number} run the number of one of them
 */

/**
 * z[i][j] belongs to the i-th value of y and the j-th of x.
 *
 * @typedef {{x: MapSide, y: MapSide, value: MapMeasure, z: (number | null)[][], groups?: MapGroup[]}} FieldMap
 */

/** @typedef {{left: number, right: number, bottom: number, top: number}} Region places of a map, ends included */

/**
 * @typedef {object} ExperimentRun
 * @property {number} run
 * @property {Record<string, FieldValue>} values
 * @property {{converged: boolean, diverged: boolean, epochs: number, finalLoss: number | null} | null} end
 */

export {};
