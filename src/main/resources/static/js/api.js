// @ts-check
/** Requests to the service, and the same requests as curl commands. */

import {askForKey, currentKey} from './key.js';
import {t} from './texts.js';

/** @import {ProblemDocument} from './types.js' */

/**
 * A request as a value: it can be sent, and it can be shown.
 *
 * @typedef {object} ApiRequest
 * @property {string} method
 * @property {string} path
 * @property {string} [type] of the body
 * @property {string} [accept]
 * @property {string} [prefer]
 * @property {string} [lastEventId]
 * @property {string | File} [body]
 */

/** @type {(path: string, accept?: string) => ApiRequest} */
export const get = (path, accept) => ({method: 'GET', path, accept});
/** @type {(path: string, body: object) => ApiRequest} */
export const post = (path, body) => ({method: 'POST', path, type: 'application/json', body: JSON.stringify(body)});
/** @type {(path: string, body: string | File) => ApiRequest} */
export const postTable = (path, body) =>
  ({method: 'POST', path, type: typeof body === 'string' ? 'text/csv' : 'application/octet-stream', body});
/** @type {(id: string) => ApiRequest} */
export const cancelJob = (id) => ({method: 'POST', path: `/v1/jobs/${id}/cancel`});

/**
 * The address of a path of the service, which a proxy may serve below a prefix: found from this module's own.
 *
 * @param {string} path
 */
export const addressOf = (path) => new URL(`../..${path}`, import.meta.url).href;

/** The service refused a request: a problem document (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {ProblemDocument} document
   */
  constructor(status, document) {
    super(document.detail ?? document.title ?? t.service.answered(status));
    this.status = status;
    this.errors = document.errors ?? [];
  }
}

/** The service cannot be reached. */
export class Unreachable extends Error {
  constructor() {
    super(t.service.unreachable);
  }
}

/**
 * Sends a request and returns the response, which is a success.
 *
 * @param {ApiRequest} request
 * @param {AbortSignal} [signal]
 * @param {boolean} [again] after a refusal that may have been preloaded, when no key was known yet
 * @throws {Problem|Unreachable|DOMException} the last when it was aborted
 */
export async function send(request, signal, again = false) {
  const {method, path, type, accept, prefer, lastEventId, body} = request;
  const key = currentKey();
  /** @type {Record<string, string>} */
  const headers = {};
  if (type) headers['Content-Type'] = type;
  if (accept) headers.Accept = accept;
  if (prefer) headers.Prefer = prefer;
  if (lastEventId) headers['Last-Event-ID'] = lastEventId;
  if (key) headers.Authorization = `Bearer ${key}`;
  let response;
  try {
    response = await fetch(addressOf(path), {method, headers, body, signal});
  } catch (error) {
    throw isAbort(error) ? error : new Unreachable();
  }
  if (response.status === 401 && key && !again) return send(request, signal, true);
  if (response.status === 401 && (await askForKey(key))) return send(request, signal);
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

/**
 * Sends a request and returns the JSON of the response. Its caller says which type of the API that is.
 *
 * @param {ApiRequest} request
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function fetchJson(request, signal) {
  return (await send(request, signal)).json();
}

/** @param {unknown} error */
export const isAbort = (error) => error instanceof Error && error.name === 'AbortError';

/**
 * The message of whatever was thrown.
 *
 * @param {unknown} error
 */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * The shell command that sends a request.
 *
 * @param {ApiRequest} request
 */
export function curl({method, path, type, accept, body}) {
  const parts = ['curl -s'];
  if (method !== 'GET' && body === undefined) parts.push(`-X ${method}`);
  parts.push(quoted(addressOf(path)));
  if (type) parts.push(`-H ${quoted(`Content-Type: ${type}`)}`);
  if (accept) parts.push(`-H ${quoted(`Accept: ${accept}`)}`);
  if (currentKey()) parts.push('-H "Authorization: Bearer $PLATEAU_KEY"');
  if (body !== undefined) parts.push(`--data-binary ${quoted(typeof body === 'string' ? body : `@${body.name}`)}`);
  return parts.join(' ');
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
