// @ts-check
/** What the page asks before a run is trained, and tells of the one that it shows by itself. */

import {el} from './dom.js';
import {t} from './texts.js';

export const foundingStory = () => [
  el('h2', {}, t.why.question),
  el('p', {}, t.why.story)];

export const foundingQuestion = () => [
  el('div', {class: 'question'},
    ...foundingStory(), el('p', {}, el('strong', {}, t.why.pressTrain), t.why.seeIt))];

export const anyQuestion = () => [
  el('h2', {}, t.why.anyQuestion),
  el('p', {}, el('strong', {}, t.why.pressTrain), t.why.atTheEnd)];
