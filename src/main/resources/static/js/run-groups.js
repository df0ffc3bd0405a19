// @ts-check
/** Runs in the groups that their reader has put them in. */

import {el} from './dom.js';
import {ownNames} from './own-names.js';
import {t} from './texts.js';

/** @import {Job} from './types.js' */

/**
 * The lines of runs: those of each group below its name, and then those of none.
 *
 * @param {Job[]} jobs
 * @param {(job: Job) => HTMLElement[]} line
 */
export function inGroups(jobs, line) {
  const groups = [...new Set(jobs.map(groupOf))].sort((one, other) => Number(!one) - Number(!other));
  if (groups.length < 2 && !groups[0]) return jobs.flatMap(line);
  return groups.flatMap((group) => {
    const own = jobs.filter((job) => groupOf(job) === group);
    return [heading(group, own), ...own.flatMap(line)];
  });
}

/** @type {(job: Job) => string} */
const groupOf = ({id}) => ownNames.of(id).group ?? '';

/**
 * The name of a group, with a box that chooses all its runs.
 *
 * @param {string} group
 * @param {Job[]} jobs
 */
function heading(group, jobs) {
  const name = group || t.runs.noGroup;
  const all = el('input', {type: 'checkbox', 'aria-label': t.runs.compareGroup(name), change: () => {
    for (const {id} of jobs) {
      const box = all.closest('tbody')?.querySelector(`input[value="${id}"]`);
      if (box instanceof HTMLInputElement) box.checked = all.checked;
    }
  }});
  return el('tr', {class: 'group'}, el('td', {}, group ? all : ''), el('th', {scope: 'rowgroup', colspan: 6}, name));
}
