/** Parameters and the shape they fill. */

/** The widths of all layers, inputs and outputs included. */
export const widths = (inputs, hidden, outputs) => [inputs, ...hidden, outputs];

/**
 * Theta as weights and biases layer by layer: all weights come first, each layer's row by row with
 * one row an input of the layer, then all biases.
 */
export function layersOf(shape, theta) {
  let at = 0;
  const layers = shape.slice(1).map((width, k) => ({
    weights: Array.from({length: shape[k]}, () => theta.slice(at, (at += width))),
  }));
  for (const [k, layer] of layers.entries()) {
    layer.biases = theta.slice(at, (at += shape[k + 1]));
  }
  return layers;
}

const SAME = 1e-12;

/**
 * Hidden units that are the same: equal weights in, equal bias, equal weights out. Of each group
 * the layer and its units, counted from 0.
 *
 * @returns {{layer: number, units: number[]}[]}
 */
export function identicalUnits(layers) {
  return layers.slice(0, -1).flatMap((layer, k) => {
    const groups = [];
    layer.biases.forEach((_, unit) => {
      const mine = numbersOf(layers, k, unit);
      const group = groups.find(({units: [first]}) => agree(mine, numbersOf(layers, k, first)));
      if (group) {
        group.units.push(unit);
      } else {
        groups.push({layer: k, units: [unit]});
      }
    });
    return groups.filter(({units}) => units.length > 1);
  });
}

const numbersOf = (layers, k, unit) =>
  [...layers[k].weights.map((row) => row[unit]), layers[k].biases[unit], ...layers[k + 1].weights[unit]];

const agree = (ones, others) =>
  ones.every((one, k) => Math.abs(one - others[k]) <= SAME * Math.max(Math.abs(one), Math.abs(others[k])));
