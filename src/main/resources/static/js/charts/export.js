/** Taking a drawing away: as SVG that looks the same without our stylesheet, or as PNG. */

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin',
  'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'paint-order', 'visibility'];

/** A drawing as the text of an SVG file. */
export function toSvg(drawing) {
  const copy = drawing.cloneNode(true);
  const originals = drawing.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, k) => {
    const style = getComputedStyle(originals[k]);
    STYLES.forEach((name) => element.setAttribute(name, style.getPropertyValue(name)));
    element.removeAttribute('class');
  });
  const {width, height} = drawing.viewBox.baseVal;
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  ground.setAttribute('width', width);
  ground.setAttribute('height', height);
  ground.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--panel').trim());
  copy.prepend(ground);
  for (const [name, value] of Object.entries({xmlns: copy.namespaceURI, width, height})) {
    copy.setAttribute(name, value);
  }
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/** A drawing as PNG, twice as large as on the page. */
export async function toPng(drawing) {
  const {width, height} = drawing.viewBox.baseVal;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(toSvg(drawing))}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(2 * width, 2 * height);
  canvas.getContext('2d').drawImage(picture, 0, 0, 2 * width, 2 * height);
  return canvas.convertToBlob({type: 'image/png'});
}

/** Hands a file to the reader. */
export function download(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], {type});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
