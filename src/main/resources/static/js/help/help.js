// @ts-check
/** Help: a dialog with the keys and the terms, opened by the key `?`, and a tour. */

import {button, el, icon} from '../dom.js';
import {t} from '../texts.js';
import {Glossary} from './glossary.js';
import {Tour} from './tour.js';

const STYLES = new URL('../../css/help.css', import.meta.url).href;

export function bindHelp() {
  document.head.append(el('link', {rel: 'stylesheet', href: STYLES}));
  new Glossary();
  const tour = new Tour();
  const dialog = createDialog(() => tour.begin());
  document.body.append(dialog);
  button('help').addEventListener('click', () => dialog.showModal());
  document.addEventListener('keydown', ({key, target}) => {
    const isTyped = /** @type {Element} */ (target).matches('input:not([type="range"]), textarea, select');
    if (key === '?' && !isTyped && !document.querySelector('dialog[open]')) dialog.showModal();
  });
}

/** @param {() => void} begin the tour */
function createDialog(begin) {
  const dialog = el('dialog', {class: 'help', 'aria-labelledby': 'help-title'});
  const take = () => {
    dialog.close();
    /** @type {HTMLElement | null} */ (document.querySelector('nav [data-view="train"]'))?.click();
    begin();
  };
  const away = {type: 'button', class: 'quiet', 'aria-label': t.close, click: () => dialog.close()};
  dialog.append(
    el('div', {class: 'joined spread'},
      el('h2', {id: 'help-title'}, t.help.title),
      el('span', {class: 'joined'},
        el('button', {type: 'button', click: take}, t.help.takeTour),
        el('button', away, icon('M6 6l12 12M18 6L6 18')))),
    el('h3', {}, t.help.keysTitle),
    el('dl', {class: 'keys'}, t.help.keys.flatMap(([keys, what]) => [
      el('dt', {}, keys.map((key) => el('kbd', {}, key))), el('dd', {}, what)])),
    el('h3', {}, t.help.termsTitle),
    el('dl', {class: 'terms'}, Object.values(t.help.terms).flatMap(({name, text}) => [
      el('dt', {}, name), el('dd', {}, text)])));
  dialog.addEventListener('click', ({target}) => target === dialog && dialog.close());
  return dialog;
}
