// @ts-check
/**
 * Presenting: one figure at a time in large type, and nothing but the bar. Arrow keys change the figure, Escape ends
 * it.
 */

import {announce, banner, button, byId} from './dom.js';
import {t} from './texts.js';

const FIGURES = ['all', 'picture', 'units', 'curve', 'why'];

export function bindPresenter() {
  const toggle = button('present');
  const show = (/** @type {string | null} */ figure) => {
    if (figure === null) delete document.body.dataset.presented;
    else document.body.dataset.presented = figure;
    toggle.setAttribute('aria-pressed', String(figure !== null));
    byId('presenting').hidden = figure === null;
    dispatchEvent(new Event('resize'));
  };
  const move = (/** @type {number} */ step) => {
    const at = FIGURES.indexOf(document.body.dataset.presented ?? '');
    show(FIGURES[(at + step + FIGURES.length) % FIGURES.length]);
    scrollTo(0, 0);
  };
  const end = () => {
    show(null);
    toggle.focus();
  };
  toggle.addEventListener('click', () => {
    banner();
    /** @type {HTMLElement | null} */ (document.querySelector('nav [data-view="train"]'))?.click();
    show(FIGURES[0]);
    announce(t.stage.presenting);
  });
  button('present-next').addEventListener('click', () => move(1));
  button('present-end').addEventListener('click', end);
  addEventListener('keydown', ({key, target}) => {
    if (!document.body.dataset.presented || /** @type {Element} */ (target).matches('input, select')) return;
    if (key === 'Escape' && byId('walk').hidden) end();
    if (key === 'ArrowDown') move(1);
    if (key === 'ArrowUp') move(-1);
  });
}
