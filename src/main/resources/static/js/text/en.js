// @ts-check
/**
 * All texts of the page in English. Each part of the page has a module of its own: a text, or a function where numbers
 * and names stand in it.
 */

import {COMMON} from './en/common.js';
import {FORM} from './en/form.js';
import {GRADIENT} from './en/gradient.js';
import {HELP} from './en/help.js';
import {PAGE} from './en/page.js';
import {ROWS, RUNS} from './en/runs.js';
import {STAGE} from './en/stage.js';
import {WHY} from './en/why.js';

export const EN = {
  ...COMMON,
  page: PAGE,
  stage: STAGE,
  why: WHY,
  form: FORM,
  rows: ROWS,
  runs: RUNS,
  gradient: GRADIENT,
  help: HELP,
};

/** @typedef {typeof EN} Texts what every language must have */
