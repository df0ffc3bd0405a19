// @ts-check
/** What the page asks before a run is trained, and tells of the one that it shows by itself. */

import {el} from './dom.js';

export const foundingStory = () => [
  el('h2', {}, 'Why does it not converge?'),
  el('p', {},
    'A network with two hidden units has to learn XOR. Its gradient was derived by hand, and it is correct. Every '
      + 'weight starts at 0.1, the step size is 0.3, and after 10,000 epochs the network has learned nothing.')];

export const foundingQuestion = () => [
  ...foundingStory(),
  el('p', {}, el('strong', {}, 'Press Train'),
    ' and see it happen: the loss falls to 1/4, where the best constant guess is, and stays there. Then this panel '
      + 'shows the cause with its proof, and a cure that has been tried.')];

export const anyQuestion = () => [
  el('h2', {}, 'Does it converge?'),
  el('p', {}, el('strong', {}, 'Press Train.'),
    ' When the run ends, this panel shows how it ended. If it did not converge, it shows the cause with its proof, '
      + 'and cures that have been tried.')];
