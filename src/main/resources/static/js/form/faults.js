// @ts-check
/** Shows each error of a request at its field. */

import {byId, el} from '../dom.js';
import {t} from '../texts.js';

/** @import {Problem} from '../api.js' */

/**
 * Whether a field is meant, by its pointer.
 *
 * @typedef {(pointer: string | undefined) => boolean} Concerns
 */

/**
 * Removes the errors of fields.
 *
 * @param {HTMLFormElement} form
 * @param {Concerns} [concerns]
 */
export function clearFaults(form, concerns = () => true) {
  for (const fault of form.querySelectorAll('.field > .fault')) {
    const field = fault.parentElement;
    if (field && concerns(field.dataset.pointer)) {
      const control = field.querySelector('[aria-invalid]');
      control?.removeAttribute('aria-invalid');
      control?.removeAttribute('aria-describedby');
      fault.remove();
    }
  }
  const general = byId('form-fault');
  general.hidden = true;
  general.textContent = '';
}

/**
 * Shows the errors of a problem: each at its field, the others above the button.
 *
 * @param {HTMLFormElement} form
 * @param {Problem} problem
 * @param {Concerns} [concerns]
 */
export function showFaults(form, problem, concerns) {
  clearFaults(form, concerns);
  const others = [];
  for (const {pointer, parameter, line, column, value, detail} of problem.errors) {
    const field = pointer === undefined ? null : fieldAt(form, pointer);
    if (pointer !== undefined && field) {
      addFault(field, beyond(field, pointer) + detail);
    } else {
      others.push(`${pointer ?? parameter ?? place({line, column, value})} ${detail}`.trim());
    }
  }
  if (others.length || !problem.errors.length) {
    const general = byId('form-fault');
    general.textContent = others.length ? others.join('; ') : problem.message;
    general.hidden = false;
  }
}

/**
 * Shows one error at a field.
 *
 * @param {HTMLElement} field
 * @param {string} text
 */
export function addFault(field, text) {
  const control = field.querySelector('input, select, textarea');
  if (!control) return;
  const id = `fault-${control.id}`;
  const shown = document.getElementById(id) ?? el('p', {class: 'fault', id});
  shown.textContent = shown.textContent ? `${shown.textContent}; ${text}` : text;
  field.append(shown);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
  field.closest('details')?.setAttribute('open', '');
}

/**
 * Moves the focus to the first field with an error, and what is wrong with it into sight.
 *
 * @param {HTMLFormElement} form
 */
export function focusFirstFault(form) {
  const control = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'));
  control?.focus();
  if (control) document.getElementById(`fault-${control.id}`)?.scrollIntoView({block: 'nearest'});
}

/**
 * The field whose pointer is this one, or the nearest above it.
 *
 * @param {HTMLFormElement} form
 * @param {string} pointer
 * @returns {HTMLElement | null}
 */
function fieldAt(form, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = /** @type {HTMLElement | null} */ (form.querySelector(`[data-pointer="${CSS.escape(at)}"]`));
    if (field) return field;
  }
  return null;
}

/**
 * Where inside a field an error is.
 *
 * @param {HTMLElement} field
 * @param {string} pointer
 */
function beyond(field, pointer) {
  const rest = pointer.slice((field.dataset.pointer?.length ?? 0) + 1);
  return rest ? `${rest.replaceAll('/', ', ')}: ` : '';
}

/**
 * A place in a table, and what stands there.
 *
 * @param {{line?: number, column?: string, value?: string}} error
 */
export function place({line, column, value}) {
  const parts = [
    line && t.form.line(line), column && t.form.column(String(column)), value && `"${value}"`].filter(Boolean);
  return parts.length ? `${parts.join(', ')}:` : '';
}
