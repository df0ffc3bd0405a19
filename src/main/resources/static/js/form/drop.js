// @ts-check
/** Files that are dropped anywhere on the page. */

import {t} from '../texts.js';

/** @param {(file: File) => void} open */
export function takeDroppedFiles(open) {
  document.body.dataset.drop = t.form.drop;
  const mark = (/** @type {boolean} */ isOver) => document.body.classList.toggle('dropping', isOver);
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) mark(false);
  });
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) open(file);
  });
}
