// @ts-check
/** A run's name and note, which this browser keeps, and its deletion, which the service cannot undo. */

import {messageOf, send} from './api.js';
import {el} from './dom.js';
import {ownNames} from './own-names.js';
import {session} from './session.js';

/** @import {Job} from './types.js' */

/**
 * A form below the line of a run.
 *
 * @param {Job} job
 * @param {string} label
 * @param {{saved: () => void, deleted: () => void}} done
 */
export function runEditor(job, label, {saved, deleted}) {
  const own = ownNames.of(job.id);
  const name = el('input', {value: own.name ?? '', placeholder: label, 'aria-label': 'Name', autocomplete: 'off'});
  const note = el('input', {value: own.note ?? '', placeholder: 'A note', 'aria-label': 'Note', autocomplete: 'off'});
  const fault = el('p', {class: 'fault', role: 'alert'});
  const away = el('button', {type: 'button', click: () => remove()}, 'Delete the run');
  let isSure = false;

  async function remove() {
    if (!isSure) {
      isSure = true;
      away.textContent = 'Delete it for ever?';
      return;
    }
    try {
      await send({method: 'DELETE', path: `/v1/jobs/${job.id}`});
      ownNames.set(job.id, {});
      const run = session.runs.find(({id}) => id === job.id);
      if (run) session.remove(run);
      deleted();
    } catch (error) {
      fault.textContent = messageOf(error);
    }
  }

  const form = el('form', {
    class: 'run-edit',
    submit: (event) => {
      event.preventDefault();
      ownNames.set(job.id, {name: name.value.trim(), note: note.value.trim()});
      session.fire('runs');
      saved();
    },
    keydown: (event) => event.key === 'Escape' && saved()},
  name, note, el('button', {class: 'primary'}, 'Save'), away, fault,
  el('p', {class: 'hint'}, 'Names and notes are kept in this browser.'));
  return {form, name};
}
