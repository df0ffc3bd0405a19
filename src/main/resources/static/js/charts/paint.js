// @ts-check
/** How predictions over a plane and the data on it are coloured: by the value of an output or the likeliest class. */

import {classOf} from '../confusion.js';
import {el} from '../dom.js';
import {short} from '../format.js';
import {t} from '../texts.js';
import {classColours, ground, pixelsOf, range, shades} from './colours.js';
import {outputName} from './names.js';
import {regionMiddles, regionPixels} from './regions.js';
import {scaleBar} from './scale-bar.js';

/** @import {Rows} from '../types.js' */
/** @import {Names} from './names.js' */
/** @import {Outputs} from './regions.js' */

/** In place of an output: all classes at once. */
export const ALL = -1;

/**
 * Predictions on a grid: y has a single value where the network has one input.
 *
 * @typedef {{x: number[], y: number[], outputs: Outputs}} Plane
 */

/**
 * @typedef {object} Paint
 * @property {(plane: Plane) => ImageData} pixels
 * @property {(targets: number[]) => string} fill the colour of a row
 * @property {number | null} middle the value on the line between two sides; null where borders are seen without one
 * @property {(place: {x: number, middle: number}) => SVGElement[]} key beside the plane
 * @property {(plane: Plane) => {name: string, x: number, y: number}[]} regions as shares of the plane
 * @property {string} caption
 * @property {Node[]} legend below the caption
 */

/**
 * @param {Rows} rows
 * @param {Names} names
 * @param {number} output
 */
export const paintOf = ({targets}, names, output) => (
  output === ALL ? classPaint(names.classes ?? []) : valuePaint(targets.map((row) => row[output]), names, output));

/** @type {(targets: number[], names: Names, output: number) => Paint} */
function valuePaint(targets, names, output) {
  const bounds = range(targets);
  const shade = shades(bounds);
  const middle = (bounds[0] + bounds[1]) / 2;
  return {
    pixels: ({x, outputs: [values]}) => pixelsOf(values, x.length, shade),
    fill: (row) => shade(row[output]),
    middle,
    key: (place) => scaleBar(bounds, shade, place),
    regions: () => [],
    caption: t.stage.surface.colour(outputName(names, output), short(middle, 3)),
    legend: []};
}

/** @type {(classes: string[]) => Paint} */
function classPaint(classes) {
  const colours = classColours(classes.length);
  return {
    pixels: ({x, outputs}) => regionPixels(outputs, x.length, colours, ground()),
    fill: (row) => colours[classOf(row)],
    middle: null,
    key: () => [],
    regions: ({x, outputs}) =>
      regionMiddles(outputs, x.length).map(({output, ...place}) => ({name: classes[output], ...place})),
    caption: t.stage.surface.classes,
    legend: classKey(classes)};
}

/** @param {string[]} classes */
const classKey = (classes) => classes.map((name, k) =>
  el('span', {class: 'class-key'}, el('span', {class: `class-swatch class-${k % 10}`, 'aria-hidden': 'true'}), name));
