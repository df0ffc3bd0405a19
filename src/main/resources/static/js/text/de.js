// @ts-check
/** All texts of the page in German. */

import {COMMON} from './de/common.js';
import {FORM} from './de/form.js';
import {GRADIENT} from './de/gradient.js';
import {HELP} from './de/help.js';
import {PAGE} from './de/page.js';
import {ROWS, RUNS} from './de/runs.js';
import {STAGE} from './de/stage.js';
import {WHY} from './de/why.js';

/** @type {import('./en.js').Texts} */
export const DE = {
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
