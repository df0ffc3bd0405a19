// @ts-check
/** What the service says when it refuses to train what the form says. */

import {Problem} from '../api.js';
import {showFailure} from '../failure.js';
import {focusFirstFault, showFaults} from './faults.js';

/** @import {Setup} from './setup.js' */

/**
 * @param {Setup} setup
 * @param {unknown} error
 */
export function showRefusal({form, data}, error) {
  if (error instanceof Problem && error.errors.length) {
    // The editor of unreadable rows shows already what is wrong with them.
    if (data.value === undefined) {
      error.errors = error.errors.filter(({pointer}) => pointer !== '/dataset');
    }
    if (error.errors.length) showFaults(form, error);
    focusFirstFault(form);
  } else {
    showFailure(error);
  }
}
