// @ts-check
/** A run's name and note, which this browser keeps, and its deletion, which the service cannot undo. */

import {messageOf, send} from './api.js';
import {el} from './dom.js';
import {ownNames} from './own-names.js';
import {session} from './session.js';
import {t} from './texts.js';

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
  const name = el('input', {value: own.name ?? '', placeholder: label, 'aria-label': t.runs.name, autocomplete: 'off'});
  const note = el('input', {
    value: own.note ?? '', placeholder: t.runs.aNote, 'aria-label': t.runs.note, autocomplete: 'off'});
  const group = el('input', {
    value: own.group ?? '', placeholder: t.runs.aGroup, 'aria-label': t.runs.group, autocomplete: 'off',
    list: 'run-groups'});
  const groups = el('datalist', {id: 'run-groups'}, ownNames.groups.map((value) => el('option', {value})));
  const fault = el('p', {class: 'fault', role: 'alert'});
  const away = el('button', {type: 'button', click: () => remove()}, t.runs.delete);
  let isSure = false;

  async function remove() {
    if (!isSure) {
      isSure = true;
      away.textContent = t.runs.forEver;
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
      ownNames.set(job.id, {name: name.value.trim(), note: note.value.trim(), group: group.value.trim()});
      session.fire('runs');
      saved();
    },
    keydown: (event) => event.key === 'Escape' && saved()},
  name, note, group, groups, el('button', {class: 'primary'}, t.runs.save), away, fault,
  el('p', {class: 'hint'}, t.runs.kept));
  return {form, name};
}
