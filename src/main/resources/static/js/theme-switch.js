// @ts-check
/** Dark or light: as the system says, until the reader chooses. */

import {byId} from './dom.js';

const system = matchMedia('(prefers-color-scheme: dark)');

/** @param {() => void} changed called when the colours have changed */
export function bindThemeSwitch(changed) {
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const button = byId('theme');
  const show = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
    show();
    changed();
  });
  system.addEventListener('change', () => {
    show();
    changed();
  });
  show();
}
