// @ts-check
/** Names, notes and groups that the reader gives to runs. This browser keeps them; the service knows none. */

const KEY = 'plateau-names';
const MOST = 500;

/** @typedef {{name?: string, note?: string, group?: string}} Own */

export class OwnNames {
  /** @param {Pick<Storage, 'getItem' | 'setItem'> | undefined} storage */
  constructor(storage) {
    this.storage = storage;
    /** @type {Record<string, Own>} */
    this.all = this.read();
  }

  /** @returns {Record<string, Own>} */
  read() {
    try {
      const kept = JSON.parse(this.storage?.getItem(KEY) ?? '{}');
      return typeof kept === 'object' && kept !== null ? kept : {};
    } catch {
      return {}; // Storage is forbidden, or holds something else: there are no names.
    }
  }

  /**
   * @param {string} id
   * @returns {Own}
   */
  of(id) {
    return this.all[id] ?? {};
  }

  /** The groups that there are. */
  get groups() {
    return [...new Set(Object.values(this.all).flatMap(({group}) => group ?? []))].sort();
  }

  /**
   * Keeps a name, a note and a group; without all of them there is nothing to keep.
   *
   * @param {string} id
   * @param {Own} own
   */
  set(id, {name, note, group}) {
    const {[id]: _, ...others} = this.all;
    const own = {...(name && {name}), ...(note && {note}), ...(group && {group})};
    const entries = Object.entries(others).slice(-MOST + 1);
    this.all = Object.fromEntries(Object.keys(own).length ? [...entries, [id, own]] : entries);
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.all));
    } catch {
      // Storage is forbidden or full: the names last as long as the page.
    }
  }
}

/** @returns {Storage | undefined} */
function storage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // forbidden
  }
}

export const ownNames = new OwnNames(storage());
