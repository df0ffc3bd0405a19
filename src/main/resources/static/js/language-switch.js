// @ts-check
/** The language of the page: as the browser says, until the reader chooses. */

import {button} from './dom.js';
import {language} from './language.js';

/** What each language calls itself, and what it says of the page. */
const OTHER = {en: {code: 'de', name: 'Deutsch'}, de: {code: 'en', name: 'English'}}[language];

/** Offers the other language; the page begins anew in it, and its address keeps what is shown. */
export function bindLanguageSwitch() {
  const choice = button('language');
  choice.lang = OTHER.code;
  choice.textContent = OTHER.code.toUpperCase();
  choice.title = OTHER.name;
  choice.setAttribute('aria-label', OTHER.name);
  choice.addEventListener('click', () => {
    try {
      localStorage.setItem('language', OTHER.code);
      location.reload();
    } catch {
      choice.disabled = true; // Storage is forbidden: the choice would not outlive the page
    }
  });
}
