// @ts-check
/** A short tour over the stage. It comes by itself once, to those who open the page for the first time. */

import {byId, el, icon} from '../dom.js';
import {isEmbedded} from '../embed.js';
import {session} from '../session.js';
import {t} from '../texts.js';

/** What each step is about. */
const TARGETS = ['#surface-figure', '#network-figure', '#loss-figure', '.transport', '#why'];
const SEEN = 'plateau-tour';
const GAP = 10;

export class Tour {
  at = -1;
  card = el('section', {class: 'tour', id: 'tour', 'aria-label': t.help.tourName, tabindex: -1, hidden: true});

  constructor() {
    document.body.append(this.card);
    this.card.addEventListener('keydown', ({key}) => key === 'Escape' && this.end());
    addEventListener('resize', () => this.place());
    session.on('select', () => this.meet());
    this.meet();
  }

  /** Comes by itself where the founding run is shown; a visitor who does something else has gone on. */
  meet() {
    const isDemo = session.current?.isDemo ?? false;
    if (this.at >= 0 && this.cameAlone && !isDemo) this.end();
    if (this.at < 0 && isDemo && !isEmbedded() && !wasSeen()) this.begin(true);
  }

  /** @param {boolean} [alone] by itself: without taking the focus or moving the page */
  begin(alone = false) {
    this.cameAlone = alone;
    remember();
    this.show(0, alone);
  }

  end() {
    this.mark(null);
    this.at = -1;
    this.card.hidden = true;
  }

  /**
   * @param {number} at
   * @param {boolean} [alone]
   */
  show(at, alone = false) {
    this.at = at;
    const {title, text} = t.help.tour[at];
    const target = TARGETS[at];
    const isLast = at === TARGETS.length - 1;
    const go = () => (isLast ? this.end() : this.show(at + 1));
    const next = el('button', {type: 'button', class: 'primary', click: go}, isLast ? t.help.done : t.next);
    const back = el('button', {type: 'button', disabled: at === 0, click: () => this.show(at - 1)}, t.back);
    const close = el('button', {type: 'button', class: 'quiet', 'aria-label': t.help.endTour, click: () => this.end()},
      icon('M6 6l12 12M18 6L6 18'));
    this.card.replaceChildren(
      el('div', {class: 'joined spread'}, el('h2', {}, title), close), el('p', {}, text),
      el('div', {class: 'joined spread'},
        el('span', {class: 'note'}, t.of(at + 1, TARGETS.length)), el('span', {class: 'joined'}, back, next)));
    this.card.hidden = false;
    this.mark(document.querySelector(target));
    if (!alone) {
      document.querySelector(target)?.scrollIntoView({block: 'center'});
      next.focus({preventScroll: true});
    }
    this.place();
  }

  /** @param {Element | null} target */
  mark(target) {
    document.querySelectorAll('.toured').forEach((one) => one.classList.remove('toured'));
    target?.classList.add('toured');
  }

  /** Puts the card below what it is about, or above where there is no room, within the page. */
  place() {
    const target = this.at < 0 ? null : document.querySelector(TARGETS[this.at]);
    if (!target) return;
    const {left, top, bottom} = target.getBoundingClientRect();
    const {offsetWidth, offsetHeight} = this.card;
    const room = byId('results').getBoundingClientRect().right - offsetWidth;
    const isBelow = bottom + GAP + offsetHeight < innerHeight || top < offsetHeight + GAP;
    this.card.style.left = `${Math.max(8, Math.min(left, room)) + scrollX}px`;
    this.card.style.top = `${(isBelow ? bottom + GAP : top - GAP - offsetHeight) + scrollY}px`;
  }
}

/** Where storage is forbidden nothing can be remembered, so the tour does not come by itself. */
function wasSeen() {
  try {
    return localStorage.getItem(SEEN) !== null;
  } catch {
    return true;
  }
}

function remember() {
  try {
    localStorage.setItem(SEEN, 'seen');
  } catch {
    // Storage is forbidden: the tour was asked for.
  }
}
