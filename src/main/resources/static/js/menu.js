/** The small menus beside everything: the same as a command, the numbers and pictures as files. */

import {announce, el} from './dom.js';
import {curl, send} from './api.js';
import {download, toPng, toSvg} from './charts/export.js';

/**
 * Fills a details element with choices.
 *
 * @param choices [words, action] each; an action may be asynchronous and may return words to say
 */
export function menu(details, name, choices) {
  const list = el('div', {class: 'choices'}, choices.map(([words, action]) =>
    el('button', {type: 'button', click: (event) => choose(details, event.currentTarget, action)}, words)));
  details.replaceChildren(el('summary', {'aria-label': name}, details.dataset.words ?? '⋯'), list);
  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      details.firstChild.focus();
    }
  });
  return details;
}

async function choose(details, button, action) {
  const words = button.textContent;
  try {
    button.textContent = (await action()) ?? words;
  } catch (error) {
    button.textContent = error.message;
  }
  announce(button.textContent);
  setTimeout(() => {
    button.textContent = words;
    details.open = false;
  }, 1200);
}

// A menu closes when something else is done.
document.addEventListener('click', (event) => {
  document.querySelectorAll('details.menu[open]').forEach((open) => {
    if (!open.contains(event.target)) open.open = false;
  });
});

/** Copies the command for a request. */
export const asCurl = (request, words = 'Copy as curl') => [words, async () => copy(curl(request()))];

export async function copy(text) {
  if (!navigator.clipboard) throw new Error('Copying needs https or localhost');
  await navigator.clipboard.writeText(text);
  return 'Copied';
}

/** Downloads what a request is answered with. */
export const asFile = (words, name, request) => [words, async () => {
  const answer = await send(request());
  download(name(), await answer.blob());
}];

/** Downloads a drawing. */
export const asSvg = (name, drawing) => ['Download SVG', () => download(`${name()}.svg`, toSvg(drawing()), 'image/svg+xml')];
export const asPng = (name, drawing) => ['Download PNG', async () => download(`${name()}.png`, await toPng(drawing()))];
