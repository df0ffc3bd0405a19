// @ts-check
/** The size of a canvas, and pixels on it. */

/**
 * Gives a canvas its size, which clears it, where it has another.
 *
 * @type {(canvas: HTMLCanvasElement, width: number, height: number) => void}
 */
export function fit(canvas, width, height) {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
}

/**
 * Puts pixels on a canvas, which has their size then.
 *
 * @type {(canvas: HTMLCanvasElement, pixels: ImageData) => void}
 */
export function put(canvas, pixels) {
  fit(canvas, pixels.width, pixels.height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
}
