/** Talking to the service, and saying the same with curl. */

/** A request as a value: it can be sent, and it can be shown. */
export const get = (path, accept) => ({method: 'GET', path, accept});
export const post = (path, body) => ({method: 'POST', path, type: 'application/json', body: JSON.stringify(body)});
export const postCsv = (path, body) => ({method: 'POST', path, type: 'text/csv', body});

/** What the service answers when it refuses: a problem document (RFC 9457). */
export class Problem extends Error {
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
 * Sends a request.
 *
 * @returns {Promise<Response>} which is a success
 * @throws {Problem|Unreachable|DOMException} the last when it was aborted
 */
export async function send({method, path, type, accept, prefer, body}, signal) {
  const headers = {};
  if (type) headers['Content-Type'] = type;
  if (accept) headers.Accept = accept;
  if (prefer) headers.Prefer = prefer;
  let response;
  try {
    response = await fetch(path, {method, headers, body, signal});
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Unreachable();
  }
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})));
  }
  return response;
}

/** The JSON that a request is answered with. */
export async function ask(request, signal) {
  return (await send(request, signal)).json();
}

export const isAbort = (error) => error.name === 'AbortError';

/** The command that sends a request from a shell. */
export function curl({method, path, type, accept, body}) {
  const parts = ['curl -s'];
  if (method !== 'GET' && body === undefined) parts.push(`-X ${method}`);
  parts.push(quoted(new URL(path, location.href).href));
  if (type) parts.push(`-H ${quoted(`Content-Type: ${type}`)}`);
  if (accept) parts.push(`-H ${quoted(`Accept: ${accept}`)}`);
  if (body !== undefined) parts.push(`--data-binary ${quoted(body)}`);
  return parts.join(' ');
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
