// @ts-check
/** Requests to the service, and the same requests as curl commands. */

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
 * @property {string} [body]
 */

/** @type {(path: string, accept?: string) => ApiRequest} */
export const get = (path, accept) => ({method: 'GET', path, accept});
/** @type {(path: string, body: object) => ApiRequest} */
export const post = (path, body) => ({method: 'POST', path, type: 'application/json', body: JSON.stringify(body)});
/** @type {(path: string, body: string) => ApiRequest} */
export const postCsv = (path, body) => ({method: 'POST', path, type: 'text/csv', body});
/** @type {(id: string) => ApiRequest} */
export const cancelJob = (id) => ({method: 'POST', path: `/v1/jobs/${id}/cancel`});

/** The service refused a request: a problem document (RFC 9457). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {ProblemDocument} document
   */
  constructor(status, document) {
    super(document.detail ?? document.title ?? `The service answered ${status}.`);
    this.status = status;
    this.errors = document.errors ?? [];
  }
}

/** The service cannot be reached. */
export class Unreachable extends Error {
  constructor() {
    super('The service cannot be reached. Is it running?');
  }
}

/**
 * Sends a request and returns the response, which is a success.
 *
 * @param {ApiRequest} request
 * @param {AbortSignal} [signal]
 * @throws {Problem|Unreachable|DOMException} the last when it was aborted
 */
export async function send({method, path, type, accept, prefer, body}, signal) {
  /** @type {Record<string, string>} */
  const headers = {};
  if (type) headers['Content-Type'] = type;
  if (accept) headers.Accept = accept;
  if (prefer) headers.Prefer = prefer;
  let response;
  try {
    response = await fetch(path, {method, headers, body, signal});
  } catch (error) {
    throw isAbort(error) ? error : new Unreachable();
  }
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
  parts.push(quoted(new URL(path, location.href).href));
  if (type) parts.push(`-H ${quoted(`Content-Type: ${type}`)}`);
  if (accept) parts.push(`-H ${quoted(`Accept: ${accept}`)}`);
  if (body !== undefined) parts.push(`--data-binary ${quoted(body)}`);
  return parts.join(' ');
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
