/** Dark or light: as the system says, until somebody chooses. */

import {byId} from './dom.js';

const system = matchMedia('(prefers-color-scheme: dark)');

/** @param changed called when colours have changed */
export function keepTheme(changed) {
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const button = byId('theme');
  const show = () => button.setAttribute('aria-pressed', isDark());
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset.theme);
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
