import assert from 'node:assert/strict';
import {afterEach, mock, test} from 'node:test';
import {cancelJob, curl, fetchJson, get, isAbort, post, postTable, Problem, send, Unreachable}
  from '../../main/resources/static/js/api.js';

/** Where modules find the service: above the folder of their version. */
const SERVICE = new URL('../../main/resources/', import.meta.url).href;

afterEach(() => mock.restoreAll());

const respond = (status, body) => mock.method(globalThis, 'fetch', async () =>
  new Response(body, {status, headers: {'Content-Type': 'application/json'}}));

test('sends headers and body', async () => {
  const fetched = respond(200, '{"id": 1}');

  const json = await fetchJson({...post('/v1/jobs', {a: 1}), accept: 'text/csv', prefer: 'wait=10'});

  const [path, {method, headers, body}] = fetched.mock.calls[0].arguments;
  assert.deepEqual(json, {id: 1});
  assert.deepEqual([path, method, body], [`${SERVICE}v1/jobs`, 'POST', '{"a":1}']);
  assert.deepEqual(headers, {'Content-Type': 'application/json', Accept: 'text/csv', Prefer: 'wait=10'});
});

test('throws the problem of a refusal', async () => {
  respond(422, '{"title": "Invalid", "detail": "alpha is wrong", "errors": [{"pointer": "/alpha", "detail": "is 0"}]}');

  await assert.rejects(send(get('/v1/jobs')), (error) => {
    assert.ok(error instanceof Problem);
    assert.deepEqual([error.status, error.message, error.errors.length], [422, 'alpha is wrong', 1]);
    return true;
  });
});

test('throws a problem also where the refusal has no document', async () => {
  respond(502, '<html>Bad gateway</html>');

  await assert.rejects(send(get('/')), {message: 'The service answered 502.', status: 502, errors: []});
});

test('tells a service that is away from a request that was aborted', async () => {
  mock.method(globalThis, 'fetch', async () => { throw new TypeError('Failed to fetch'); });
  await assert.rejects(send(get('/')), (error) => error instanceof Unreachable && !isAbort(error));

  mock.restoreAll();
  mock.method(globalThis, 'fetch', async () => { throw new DOMException('aborted', 'AbortError'); });
  await assert.rejects(send(get('/')), isAbort);
});

for (const [request, command] of [
  [get('/v1/jobs?limit=2'), `curl -s '${SERVICE}v1/jobs?limit=2'`],
  [get('/v1/jobs', 'text/csv'), `curl -s '${SERVICE}v1/jobs' -H 'Accept: text/csv'`],
  [cancelJob('7'), `curl -s -X POST '${SERVICE}v1/jobs/7/cancel'`],
  [
    post('/v1/jobs', {name: "it's"}),
    `curl -s '${SERVICE}v1/jobs' -H 'Content-Type: application/json'`
      + ` --data-binary '{"name":"it'\\''s"}'`],
  [
    postTable('/v1/datasets', ''),
    `curl -s '${SERVICE}v1/datasets' -H 'Content-Type: text/csv' --data-binary ''`],
  [
    postTable('/v1/datasets', new File(['1,2'], 'my rows.csv')),
    `curl -s '${SERVICE}v1/datasets' -H 'Content-Type: application/octet-stream' `
      + "--data-binary '@my rows.csv'"],
]) {
  test(command, () => assert.equal(curl(request), command));
}
