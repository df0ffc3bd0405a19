/** Shows what is wrong at the field that it is wrong in. */

import {byId, el} from '../dom.js';

/**
 * Takes faults away.
 *
 * @param concerns which fields are meant, by their pointers
 */
export function clearFaults(form, concerns = () => true) {
  for (const fault of form.querySelectorAll('.field > .fault')) {
    if (concerns(fault.parentElement.dataset.pointer)) {
      const control = fault.parentElement.querySelector('[aria-invalid]');
      control?.removeAttribute('aria-invalid');
      control?.removeAttribute('aria-describedby');
      fault.remove();
    }
  }
  const general = byId('form-fault');
  general.hidden = true;
  general.textContent = '';
}

/** Shows the errors of a problem: each at its field, the others above the button. */
export function showFaults(form, problem, concerns) {
  clearFaults(form, concerns);
  const others = [];
  for (const {pointer, parameter, line, column, detail} of problem.errors) {
    const field = pointer == null ? null : fieldAt(form, pointer);
    if (field) {
      addFault(field, beyond(field, pointer) + detail);
    } else {
      others.push(`${pointer ?? parameter ?? place(line, column)} ${detail}`.trim());
    }
  }
  if (others.length || !problem.errors.length) {
    const general = byId('form-fault');
    general.textContent = others.length ? others.join('; ') : problem.message;
    general.hidden = false;
  }
}

/** Shows one fault at a field. */
export function addFault(field, words) {
  const control = field.querySelector('input, select, textarea');
  const id = `fault-${control.id}`;
  const shown = byId(id) ?? el('p', {class: 'fault', id});
  shown.textContent = shown.textContent ? `${shown.textContent}; ${words}` : words;
  field.append(shown);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
  field.closest('details')?.setAttribute('open', '');
}

/** Moves the focus to the first field with a fault. */
export function focusFirstFault(form) {
  form.querySelector('[aria-invalid="true"]')?.focus();
}

/** The field whose pointer is this one, or the nearest above it. */
function fieldAt(form, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = form.querySelector(`[data-pointer="${CSS.escape(at)}"]`);
    if (field) return field;
  }
  return null;
}

/** Where inside a field a fault is, in words. */
function beyond(field, pointer) {
  const rest = pointer.slice(field.dataset.pointer.length + 1);
  return rest ? `${rest.replaceAll('/', ', ')}: ` : '';
}

/** A place in a text. */
export function place(line, column) {
  if (!line) return '';
  return column ? `line ${line}, column ${column}:` : `line ${line}:`;
}
