// @ts-check
/** What terms mean, beside them when they are pointed at or have the focus. */

import {byId, el} from '../dom.js';
import {t} from '../texts.js';
import {partsOf} from './terms.js';

/** Milliseconds before a text comes, and before it goes. */
/** @type {Record<string, import('../text/en/help.js').Term>} */
const TERMS = t.help.terms;
const DELAY = 350;
const GRACE = 200;
const GAP = 6;
/** Where no terms are marked. */
const LEFT_ALONE = '[data-term], button, a, input, select, textarea, code, svg, summary, .badge, .patch, .choices';

export class Glossary {
  tip = el('div', {class: 'term-tip', id: 'term-tip', role: 'tooltip', hidden: true});
  /** @type {Element | null} */
  shown = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  constructor() {
    document.querySelector('main')?.append(this.tip);
    document.addEventListener('pointerover', ({target}) => this.over(/** @type {Element} */ (target)));
    document.addEventListener('focusin', ({target}) => this.focus(/** @type {Element} */ (target)));
    document.addEventListener('keydown', ({key}) => key === 'Escape' && this.show(null));
    document.addEventListener('scroll', () => this.place(), {passive: true, capture: true});
    document.querySelectorAll('h2[data-term]').forEach((heading) => heading.setAttribute('tabindex', '0'));
    const labels = /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll('label[data-term]'));
    labels.forEach(describe);
    watch(byId('why'), () => this.place());
  }

  /** @param {Element} target */
  over(target) {
    const term = target.closest('[data-term]');
    if (term === this.shown || target.closest('.term-tip')) {
      clearTimeout(this.timer);
    } else if (term || this.shown) {
      this.later(term, term ? DELAY : GRACE);
    }
  }

  /** @param {Element} target */
  focus(target) {
    const isTerm = target.matches('[data-term]');
    if (isTerm || this.shown) this.later(isTerm ? target : null, 0);
  }

  /** @type {(term: Element | null, delay: number) => void} */
  later(term, delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(term), delay);
  }

  /** @param {Element | null} place with a term; null for none */
  show(place) {
    clearTimeout(this.timer);
    this.shown?.removeAttribute('aria-describedby');
    const {name, text} = TERMS[/** @type {HTMLElement | null} */ (place)?.dataset.term ?? ''] ?? {};
    this.shown = name ? place : null;
    this.tip.hidden = !this.shown;
    if (!this.shown) return;
    if (this.shown.matches('[tabindex]')) this.shown.setAttribute('aria-describedby', this.tip.id);
    this.tip.replaceChildren(el('b', {}, name), el('p', {}, text));
    this.place();
  }

  /** Puts the text below its term, or above where there is no room; it goes away with its term. */
  place() {
    if (!this.shown) return;
    const {left, top, bottom} = this.shown.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight || !this.shown.isConnected) {
      this.show(null);
      return;
    }
    const {offsetWidth, offsetHeight} = this.tip;
    const isBelow = bottom + GAP + offsetHeight < innerHeight;
    this.tip.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    this.tip.style.top = `${isBelow ? bottom + GAP : Math.max(8, top - GAP - offsetHeight)}px`;
  }
}

/**
 * A label's term belongs to its control, so that the form has no more stops for those who go by keys.
 *
 * @param {HTMLLabelElement} label
 */
function describe(label) {
  const {name, text} = TERMS[label.dataset.term ?? ''];
  label.control?.setAttribute('aria-description', `${name}: ${text}`);
}

/**
 * Marks the terms of a place, each where it stands first, now and whenever its content changes.
 *
 * @param {HTMLElement} place
 * @param {() => void} changed
 */
function watch(place, changed) {
  const observer = new MutationObserver(() => {
    markAll();
    changed();
  });
  const markAll = () => {
    observer.disconnect();
    mark(place);
    observer.observe(place, {childList: true, subtree: true});
  };
  markAll();
}

/** @param {HTMLElement} place */
function mark(place) {
  const marked = /** @type {HTMLElement[]} */ ([...place.querySelectorAll('[data-term]')]);
  const found = new Set(marked.map(({dataset}) => dataset.term ?? ''));
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (text.parentElement?.closest(LEFT_ALONE)) continue;
    const parts = partsOf(text.data, TERMS, found);
    if (parts.some(({term}) => term)) {
      text.replaceWith(...parts.map(({text: words, term}) =>
        (term ? el('span', {class: 'term', tabindex: 0, 'data-term': term}, words) : words)));
    }
  }
}
