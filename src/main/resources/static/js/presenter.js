// @ts-check
/** Presenting: one figure at a time in large type, without the form. Arrow keys change the figure, Escape ends it. */

import {announce, button} from './dom.js';

const FIGURES = ['all', 'picture', 'units', 'curve'];

export function bindPresenter() {
  const toggle = button('present');
  const show = (/** @type {string | null} */ figure) => {
    if (figure === null) delete document.body.dataset.presented;
    else document.body.dataset.presented = figure;
    toggle.setAttribute('aria-pressed', String(figure !== null));
    if (figure === 'all') announce('Presenting: up and down change the figure, Escape ends it');
    dispatchEvent(new Event('resize'));
  };
  toggle.addEventListener('click', () => show(document.body.dataset.presented ? null : FIGURES[0]));
  addEventListener('keydown', ({key, target}) => {
    const figure = document.body.dataset.presented;
    if (!figure || /** @type {Element} */ (target).matches('input, select')) return;
    const at = FIGURES.indexOf(figure);
    if (key === 'Escape') show(null);
    if (key === 'ArrowDown') show(FIGURES[(at + 1) % FIGURES.length]);
    if (key === 'ArrowUp') show(FIGURES[(at + FIGURES.length - 1) % FIGURES.length]);
  });
}
