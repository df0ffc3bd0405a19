/** Colours with a meaning, read from the stylesheet so that they follow the theme. */

import {d3} from './d3.js';

const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** From the low to the high colour for numbers of a range, pale in its middle. */
export function shades([low, high]) {
  const colours = ['--low', '--middle', '--high'].map(variable);
  const mix = d3.piecewise(d3.interpolateRgb, colours);
  const width = high - low || 1;
  return (value) => mix(Math.min(1, Math.max(0, (value - low) / width)));
}

/** The lowest and the highest of some numbers. */
export function range(numbers) {
  const [low, high] = d3.extent(numbers);
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
