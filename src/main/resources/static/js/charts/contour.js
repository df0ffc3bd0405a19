// @ts-check
/** The line on which the values of a grid cross a threshold. */

/** @typedef {[i: number, j: number]} GridPoint a column and a row of a grid, counted from its edge */

/**
 * The line as the data of an SVG path: a piece through each cell whose corners lie on both sides. A place is counted
 * from the edge of the grid, so the first value is at 0.5.
 *
 * @param {ArrayLike<number | null>} z values row after row; null where there is none
 * @param {number} width
 * @param {number} threshold
 * @param {(point: GridPoint) => [x: number, y: number]} toPixels
 */
export function contourPath(z, width, threshold, toPixels) {
  const height = z.length / width;
  let path = '';
  const put = (/** @type {string} */ command, /** @type {GridPoint} */ point) => {
    path += command + toPixels(point).map((pixel) => pixel.toFixed(1)).join();
  };
  for (let j = 0; j + 1 < height; j++) {
    for (let i = 0; i + 1 < width; i++) {
      const crossings = crossingsOf(z, width, threshold, i, j);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        put('M', crossings[k]);
        put('L', crossings[k + 1]);
      }
    }
  }
  return path;
}

/** The corners of a cell, around it. */
const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]];

/**
 * Where the line crosses the sides of a cell, around it: two places, four in a saddle, or none.
 *
 * @type {(z: ArrayLike<number | null>, width: number, threshold: number, i: number, j: number) => GridPoint[]}
 */
function crossingsOf(z, width, threshold, i, j) {
  const values = CORNERS.map(([right, up]) => z[(j + up) * width + i + right] ?? NaN);
  if (values.some(Number.isNaN)) return [];
  /** @type {GridPoint[]} */
  const found = [];
  for (let k = 0; k < 4; k++) {
    const [from, to] = [values[k], values[(k + 1) % 4]];
    if ((from >= threshold) === (to >= threshold)) continue;
    const share = (threshold - from) / (to - from);
    const [[x0, y0], [x1, y1]] = [CORNERS[k], CORNERS[(k + 1) % 4]];
    found.push([i + 0.5 + x0 + share * (x1 - x0), j + 0.5 + y0 + share * (y1 - y0)]);
  }
  return found;
}
