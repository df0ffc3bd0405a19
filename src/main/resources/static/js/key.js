// @ts-check
/** The key of a service that asks who calls: the page asks for it once and keeps it until its tab is closed. */

import {el} from './dom.js';
import {t} from './texts.js';

const NAME = 'plateau-key';
/** @type {Promise<boolean> | undefined} */
let asking;

/** The key that requests are sent with, if any. */
export const currentKey = () => globalThis.sessionStorage?.getItem(NAME) ?? undefined;

/**
 * Asks for a key; requests that are refused meanwhile wait for the same answer.
 *
 * @param {string | undefined} refused the key that a request was refused with
 * @returns {Promise<boolean>} whether there is another key now
 */
export function askForKey(refused) {
  if (!asking && currentKey() !== refused) return Promise.resolve(true);
  asking ??= ask(refused !== undefined).finally(() => (asking = undefined));
  return asking;
}

/**
 * @param {boolean} again
 * @returns {Promise<boolean>}
 */
function ask(again) {
  const field = el('input', {type: 'password', id: 'key', autocomplete: 'off', spellcheck: 'false', required: true});
  const dialog = el('dialog', {class: 'key', 'aria-labelledby': 'key-label'},
    el('form', {submit: accept},
      el('label', {id: 'key-label', for: 'key'}, again ? t.key.another : t.key.ask),
      field,
      el('p', {class: 'hint'}, t.key.kept),
      el('button', {type: 'submit'}, t.key.use)));

  /** @param {Event} event */
  function accept(event) {
    event.preventDefault();
    sessionStorage.setItem(NAME, field.value.trim());
    dialog.close('given');
  }

  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'given');
    });
  });
}
