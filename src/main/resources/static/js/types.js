// @ts-check
/** The shapes of the API's JSON, for the type checker alone: no module imports this one when the page runs. */
export {};
/** @typedef {{inputs: number[][], targets: number[][] | number[]}} InlineRows as a spec holds them */
/** @typedef {{inputs: number[][], targets: number[][], heldOut?: boolean[]}} Rows as the service returns them */

/**
 * A data set without its rows: a built-in one has a name, an uploaded one an id.
 *
 * @typedef {{name: string, id?: string, summary: string, rows: number, inputs: number, targets: number}} BuiltInDataset
 */

/**
 * An upload as it was understood, and a spec that suits it.
 *
 * @typedef {object} UploadedDataset
 * @property {string} id
 * @property {number} rows
 * @property {number} inputs
 * @property {number} targets
 * @property {Column[]} columns
 * @property {ColumnRemark[]} remarks
 * @property {PartialSpec} suggestion
 */

/**
 * A column of a table; which figures it has depends on its type.
 *
 * @typedef {object} Column
 * @property {string} name
 * @property {string} type
 * @property {string} role
 * @property {number} missing
 * @property {{value: string, rows: number}[]} [levels]
 * @property {number} [min]
 * @property {number} [max]
 * @property {number} [mean]
 * @property {string} [first]
 * @property {string} [last]
 * @property {string[]} [encodedAs] the names of its numbers
 */

/** @typedef {{column?: string, detail: string}} ColumnRemark */

/**
 * What a job trains. The form's spec has the same shape before the service has checked it: where no number was
 * typed it holds the text, and the service says what is wrong with it.
 *
 * @typedef {object} Spec
 * @property {string | InlineRows} dataset a built-in name, the id of an upload, or rows
 * @property {NetworkShape} network
 * @property {string | Variant} loss
 * @property {string | number[] | null} [classWeights]
 * @property {Variant} [init] absent where a run goes on from another one
 * @property {number} seed
 * @property {Variant | string} optimizer
 * @property {number} [alpha] absent for optimizers that find their own step
 * @property {number} epochs
 * @property {boolean | {inputs?: boolean, targets?: boolean}} [standardize]
 * @property {string | null} [name]
 */

/** @typedef {{hidden: number[], activation: string | string[], output: string, bias?: boolean}} NetworkShape */

/**
 * One of several types with the settings of that type: an initialization or an optimizer.
 *
 * @typedef {{type: string} & Record<string, any>} Variant
 */

/**
 * A spec as a link or a request may give it: the service fills in what is left out, and takes an optimizer by its name.
 *
 * @typedef {Partial<Omit<Spec, 'network'>> & {network?: Partial<NetworkShape>}} PartialSpec
 */

/** @typedef {'queued' | 'running' | 'paused' | 'completed' | 'failed' | 'cancelled'} JobStatus */
/** @typedef {'converged' | 'plateau' | 'descending' | 'oscillating' | 'diverged'} Outcome */

/**
 * A job. A loss is null where it is not finite or not known yet.
 *
 * @typedef {object} Job
 * @property {string} id
 * @property {string | null} name
 * @property {JobStatus} status
 * @property {Outcome | null} outcome
 * @property {Spec} spec
 * @property {number} parameters
 * @property {Progress} progress
 * @property {number | null} initialLoss
 * @property {number | null} finalLoss
 * @property {number} baselineLoss of the best constant prediction
 * @property {number} floorLoss the smallest that any function of the inputs can reach
 * @property {number | null} [bestEpoch] the one with the lowest loss
 * @property {number | null} holdoutLoss over the rows held out, where there are any
 * @property {{training: Score, holdout: Score | null} | null} metrics of the result
 * @property {Remark[]} warnings from checks before training
 * @property {Remark[]} findings from the diagnosis after training
 * @property {string} createdAt
 * @property {number} trainingSeconds
 * @property {string | null} error
 * @property {Record<string, string>} links
 */

/** @typedef {{epoch: number, epochs: number, loss: number | null}} Progress */
/** @typedef {{rows: number, accuracy?: {value: number}, rSquared?: number | null}} Score of classes or of numbers */
/** @typedef {{id: string, summary: string}} Remark */
/** @typedef {{items: Job[], next?: string | null}} JobList */

/** @typedef {Progress & {holdoutLoss?: number | null, epochsPerSecond: number, theta?: number[]}} ProgressEvent */

/**
 * A loss history: entry 0 is the loss before training, null stands for a loss that is not finite.
 *
 * @typedef {object} LossHistory
 * @property {number[]} epoch
 * @property {(number | null)[]} loss
 * @property {(number | null)[] | null} [holdoutLoss] over the rows held out
 * @property {(number | null)[]} [lossMin] when sampled: the smallest loss since the point before
 * @property {(number | null)[]} [lossMax] when sampled: the largest loss since the point before
 */

/** @typedef {{labels?: string[], classes?: string[]}} Labels where classes are told apart */
/** @typedef {Rows & Labels & {predictions: (number | null)[][]}} Predictions */

/**
 * One layer's weights, a row for each of its inputs, and its biases.
 *
 * @typedef {{weights: number[][], biases: number[]}} Layer
 */

/** @typedef {{means: number[], deviations: number[]}} Scaling of columns: (x - mean) / deviation */

/**
 * @typedef {object} Trajectory parameters along the epochs of a run, and how its rows are scaled
 * @property {number[]} epoch
 * @property {(number | null)[][]} theta
 * @property {Scaling | null} inputs
 * @property {Scaling | null} targets
 * @property {number[]} means of the inputs
 */

/** @typedef {{epoch: number, x: number | null, y: number | null}} LandscapeStep */
/** @typedef {{name: string, curvature: number | null}} LandscapeDirection */
/** @typedef {{x: number[], y: number[], loss: (number | null)[][]}} LossGrid */
/** @typedef {LossGrid & {path: LandscapeStep[], directions: LandscapeDirection[]}} Landscape */
/** @typedef {{layer: number, units: number[]}} IdenticalUnits hidden units that do the same, counted from 1 */

/**
 * @typedef {object} Parameters
 * @property {number} epoch
 * @property {number[]} theta
 * @property {string[]} names
 * @property {Layer[]} layers
 * @property {IdenticalUnits[]} identicalUnits
 */

/**
 * Predictions on a grid: z[i][j] belongs to y[i] and x[j]; y is absent where the network has one input.
 *
 * @typedef {{x: number[], y?: number[], z: (number | null)[][]}} Surface
 */

/**
 * @typedef {object} Diagnosis
 * @property {Outcome} outcome
 * @property {string} summary
 * @property {Finding[]} findings causes first
 * @property {Remedy[]} remedies best first
 * @property {Trial | null} control the unchanged spec, run as often with other seeds
 */

/**
 * @typedef {object} Finding
 * @property {string} id
 * @property {'cause' | 'symptom' | 'note' | 'undecided'} severity
 * @property {string} summary
 * @property {string} explanation
 * @property {Evidence[]} evidence
 * @property {string} source where the rule comes from
 */

/** @typedef {{name: string, value: number | null, threshold: number | null, epoch: number | null}} Evidence */

/**
 * @typedef {object} Remedy
 * @property {string} id
 * @property {string[]} addresses ids of findings
 * @property {string} summary
 * @property {object} patch a JSON Merge Patch (RFC 7396) for the job's spec
 * @property {Trial | null} trial
 * @property {boolean} verified
 */

/**
 * How often a spec converges, with the 95 % interval of the rate.
 *
 * @typedef {object} Trial
 * @property {number} runs
 * @property {number} converged
 * @property {number | null} rate
 * @property {number} low95
 * @property {number} high95
 * @property {number | null} medianEpochs
 * @property {number | null} medianFinalLoss
 */

/**
 * @typedef {object} GradientReport
 * @property {number | null} loss
 * @property {Derivative[]} gradient
 * @property {number | null} norm
 * @property {GradientCheck | null} check
 * @property {Hessian | null} hessian
 * @property {BackpropagationRow[]} [rows] left out with `rows=false`
 * @property {number[]} theta
 * @property {IdenticalUnits[]} identicalUnits
 * @property {string | null} reason why loss or gradient are not finite
 * @property {Remark[]} warnings
 */

/**
 * @typedef {object} Derivative
 * @property {string} name
 * @property {number | null} value by backpropagation
 * @property {number | null} numerical by central differences
 * @property {number | null} relativeError
 * @property {string | null} formula in LaTeX
 * @property {number | null} claimed
 * @property {boolean | null} agrees
 */

/** @typedef {{maxRelativeError: number | null, agrees: boolean | null, points: number}} GradientCheck */

/**
 * The curvature of the loss; `largestStableAlpha` is that of the request's optimizer.
 *
 * @typedef {object} Hessian
 * @property {number[] | null} eigenvalues
 * @property {number | null} largest
 * @property {number | null} smallest
 * @property {number | null} largestStableAlpha
 */

/**
 * One row's way through the network and back: z, a and delta layer by layer.
 *
 * @typedef {object} BackpropagationRow
 * @property {number[]} input
 * @property {number[]} target
 * @property {(number | null)[][]} z
 * @property {(number | null)[][]} a
 * @property {(number | null)[][]} delta
 * @property {(number | null)[]} prediction
 * @property {number | null} loss
 */

/**
 * What the service says when it refuses a request (RFC 9457).
 *
 * @typedef {{title?: string, detail?: string, status?: number, errors?: ProblemError[]}} ProblemDocument
 */

/**
 * One thing that is wrong with a request: in its body, its query, or a line of its text.
 *
 * @typedef {object} ProblemError
 * @property {string} [pointer]
 * @property {string} [parameter]
 * @property {string} [header]
 * @property {number} [line]
 * @property {string} [column] its name
 * @property {string} [value] the cell
 * @property {string} detail
 */

/**
 * The part of JSON Schema that describes a spec.
 *
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {Record<string, Schema>} [$defs]
 * @property {string | string[]} [type]
 * @property {string} [description]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {Schema[]} [oneOf]
 * @property {string[]} [enum]
 * @property {unknown} [const]
 * @property {unknown} [default]
 * @property {any[]} [examples]
 */

/**
 * What a spec may say, the optimizers that find their own step, and how large a request may be.
 *
 * @typedef {{spec: Schema, searches: string[], limits: Record<string, number>}} OptionsDocument
 */
