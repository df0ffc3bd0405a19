import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isOver, Session} from '../../main/resources/static/js/session.js';

const job = (id, {epoch = 100, status = 'completed'} = {}) => ({id, status, spec: {seed: id}, progress: {epoch}});

/** A session and the events that it fires. */
function watched() {
  const session = new Session();
  const events = [];
  for (const type of ['runs', 'select', 'epoch', 'scale']) session.on(type, () => events.push(type));
  return {session, events};
}

test('selects a run that it shows, at its last epoch', () => {
  const {session, events} = watched();

  const run = session.show(job('a', {epoch: 77}));

  assert.equal(session.current, run);
  assert.equal(session.epoch, 77);
  assert.deepEqual(events, ['runs', 'select', 'epoch']);
});

test('updates a run that it knows', () => {
  const {session} = watched();
  const run = session.show(job('a', {status: 'running'}));

  assert.equal(session.show(job('a')), run);
  assert.equal(run.job.status, 'completed');
  assert.equal(session.runs.length, 1);
});

test('replaces a run of the same spec, and the oldest of too many', () => {
  const {session} = watched();
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) session.show(job(id));
  session.show({...job('h'), spec: {seed: 'g'}});

  assert.deepEqual(session.runs.map(({id}) => id), ['b', 'c', 'd', 'e', 'f', 'h']);
});

test('gives each run a hue of its own', () => {
  const {session} = watched();
  const [a, b] = ['a', 'b'].map((id) => session.show(job(id)));
  session.remove(a);

  assert.equal(session.show(job('c')).hue, 0);
  assert.equal(b.hue, 1);
});

test('selects another run when the current one is removed', () => {
  const {session} = watched();
  const [a, b] = ['a', 'b'].map((id) => session.show(job(id)));

  session.remove(b);
  assert.equal(session.current, a);

  session.remove(a);
  assert.equal(session.current, null);
});

test('moves within the epochs of the run, and says so once', () => {
  const {session, events} = watched();
  session.show(job('a', {epoch: 100}));
  events.length = 0;

  session.moveTo(-5);
  session.moveTo(0.4);
  assert.equal(session.epoch, 0);
  session.moveTo(1e9);
  assert.equal(session.epoch, 100);

  assert.deepEqual(events, ['epoch', 'epoch']);
});

test('shows all epochs again with a new run', () => {
  const {session} = watched();
  session.show(job('a'));
  session.scale({zoom: [10, 20]});
  assert.deepEqual(session.range(100), [10, 20]);

  session.show(job('b'));

  assert.deepEqual(session.range(100), [0, 100]);
});

for (const [status, over] of [
  ['queued', false], ['running', false], ['lost', false], ['completed', true], ['failed', true], ['cancelled', true],
]) {
  test(`a ${status} run is ${over ? 'over' : 'not over'}`, () => assert.equal(isOver({status}), over));
}
