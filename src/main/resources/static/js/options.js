// @ts-check
/** What a spec may say: its members with their types, choices, defaults and meanings, as the service declares them. */

import {fetchJson, get} from './api.js';
import {typeOf, withoutNulls} from './spec.js';

/** @import {OptionsDocument, PartialSpec, Schema, Spec} from './types.js' */

/** The options of the service. */
export async function loadOptions() {
  return new Options(await fetchJson(get('/v1/options')));
}

/** @typedef {{name: string, schema: Schema}} Member one member of an object */

/**
 * How a value is entered: `flag` is ticked, `choice` is one of some names, `group` an object and `union` one of several
 * objects; `number`, `text`, `list` and `one-or-list` are typed, and `json` is what is none of these.
 *
 * @typedef {'flag' | 'choice' | 'number' | 'text' | 'list' | 'one-or-list' | 'group' | 'union' | 'json'} Kind
 */

export class Options {
  /** @param {OptionsDocument} document */
  constructor(document) {
    this.document = document;
  }

  /** The run that the form begins with: the first example of a spec. */
  get founding() {
    return this.complete(/** @type {PartialSpec} */ (this.document.spec.examples?.[0]));
  }

  /**
   * Whether a spec says the same as the founding run.
   *
   * @param {PartialSpec} spec
   */
  isFounding(spec) {
    return this.isSame(spec, this.founding);
  }

  /** @type {(one: PartialSpec, other: PartialSpec) => boolean} whether two specs say the same */
  isSame(one, other) {
    return sorted(this.complete(one)) === sorted(this.complete(other));
  }

  /**
   * The members of the object at a place of a spec.
   *
   * @param {string} pointer
   */
  members(pointer) {
    return this.membersOf(this.at(pointer));
  }

  /**
   * @param {Schema} schema of an object
   * @returns {Member[]}
   */
  membersOf(schema) {
    const object = this.cases(schema).find(({properties}) => properties);
    return Object.entries(object?.properties ?? {})
      .filter(([name]) => name !== 'type')
      .map(([name, member]) => ({name, schema: this.resolve(member)}));
  }

  /**
   * The names to choose from; of a union the types of its variants.
   *
   * @param {Schema} schema
   */
  choices(schema) {
    const cases = this.cases(schema);
    const types = cases.flatMap(({properties}) => properties?.type?.const ?? []);
    return /** @type {string[]} */ (types.length ? types : cases.flatMap((one) => one.enum ?? []));
  }

  /**
   * The members of one variant of a union beside its type.
   *
   * @param {Schema} schema
   * @param {string} type
   */
  settings(schema, type) {
    const variant = this.cases(schema).find(({properties}) => properties?.type?.const === type);
    return variant ? this.membersOf(variant) : [];
  }

  /**
   * How a value is entered.
   *
   * @param {Schema} schema
   * @returns {Kind}
   */
  kind(schema) {
    const cases = this.cases(schema);
    if (cases.some(({properties}) => properties?.type)) return 'union';
    const items = cases.find(({type}) => type === 'array')?.items;
    const scalars = cases.filter((one) => isScalar(one));
    if (scalars.length + (items ? 1 : 0) < cases.length || (items && !isScalar(this.resolve(items)))) {
      const isGroup = cases.every(({type, properties}) => properties || type === 'boolean');
      return isGroup ? 'group' : 'json';
    }
    if (scalars.some((one) => one.enum)) return 'choice';
    if (items) return scalars.length ? 'one-or-list' : 'list';
    if (scalars[0]?.type === 'boolean') return 'flag';
    return scalars.every(({type}) => type === 'string') ? 'text' : 'number';
  }

  /**
   * The types that a value may have, null aside.
   *
   * @param {Schema} schema
   * @returns {Schema[]}
   */
  cases(schema) {
    const {oneOf, ...one} = this.resolve(schema);
    if (oneOf) return oneOf.flatMap((inner) => this.cases(inner));
    const [type] = [one.type].flat().filter((name) => name !== 'null');
    return type || one.properties || one.enum ? [{...one, type}] : [];
  }

  /**
   * A spec with its defaults filled in. The seed, which has no default, is that of the founding run.
   *
   * @param {PartialSpec} given
   * @returns {Spec}
   */
  complete(given) {
    const spec = /** @type {Record<string, any>} */ ({
      seed: this.document.spec.examples?.[0]?.seed, ...this.defaults(''), ...withoutNulls(given)});
    for (const {name, schema} of this.members('')) {
      if (spec[name] === undefined) continue;
      const kind = this.kind(schema);
      if (kind === 'group' && typeof spec[name] === 'object') {
        spec[name] = {...this.defaults(`/${name}`), ...withoutNulls(spec[name])};
      }
      if (kind === 'union') spec[name] = typeof spec[name] === 'string' ? {type: typeOf(spec[name])} : spec[name];
    }
    return /** @type {Spec} */ (spec);
  }

  /**
   * @param {string} pointer
   * @returns {Record<string, any>}
   */
  defaults(pointer) {
    const members = this.members(pointer).filter(({schema}) => schema.default !== undefined);
    return Object.fromEntries(members.map(({name, schema}) => [name, schema.default]));
  }

  /**
   * Whether an optimizer takes a step size; others find their own.
   *
   * @param {string} type
   */
  takesAlpha(type) {
    return !this.document.searches.includes(type);
  }

  /**
   * @param {string} pointer
   * @returns {Schema}
   */
  at(pointer) {
    let schema = this.resolve(this.document.spec);
    for (const name of pointer.split('/').slice(1)) {
      const inner = this.membersOf(schema).find((member) => member.name === name);
      if (!inner) throw new Error(`No option ${pointer}`);
      schema = inner.schema;
    }
    return schema;
  }

  /**
   * A schema without a reference; what stands beside the reference counts.
   *
   * @param {Schema} schema
   * @returns {Schema}
   */
  resolve({$ref, ...own}) {
    if (!$ref) return own;
    const named = this.document.spec.$defs?.[$ref.slice($ref.lastIndexOf('/') + 1)];
    if (!named) throw new Error(`No type ${$ref}`);
    return {...this.resolve(named), ...own};
  }
}

/** @param {Schema} schema */
const isScalar = ({type}) => ['number', 'integer', 'string', 'boolean'].includes(String(type));

/**
 * An object as text that does not depend on the order of its members.
 *
 * @param {object} object
 */
const sorted = (object) => JSON.stringify(object, (_, value) =>
  (value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));
