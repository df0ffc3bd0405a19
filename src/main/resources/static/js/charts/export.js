// @ts-check
/** A drawing as a file: as SVG that looks the same without the page's stylesheet, or as PNG. */

const STYLES = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin',
  'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'paint-order', 'visibility'];
const SVG = 'http://www.w3.org/2000/svg';

/**
 * A drawing as the text of an SVG file.
 *
 * @param {SVGSVGElement} drawing
 */
export function toSvg(drawing) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const originals = drawing.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, k) => {
    const style = getComputedStyle(originals[k]);
    STYLES.forEach((name) => element.setAttribute(name, style.getPropertyValue(name)));
    element.removeAttribute('class');
  });
  const {width, height} = drawing.viewBox.baseVal;
  const background = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
  const ground = document.createElementNS(SVG, 'rect');
  setAll(ground, {width, height, fill: background});
  copy.prepend(ground);
  setAll(copy, {xmlns: SVG, width, height});
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/**
 * @param {Element} element
 * @param {Record<string, string | number>} attributes
 */
function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/**
 * A drawing as PNG, twice as large as on the page.
 *
 * @param {SVGSVGElement} drawing
 */
export async function toPng(drawing) {
  const {width, height} = drawing.viewBox.baseVal;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(drawing))}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(2 * width, 2 * height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, 2 * width, 2 * height);
  return canvas.convertToBlob({type: 'image/png'});
}

/**
 * Saves content as a file of the reader's.
 *
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type]
 */
export function download(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], {type});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
