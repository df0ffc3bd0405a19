import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Picture, RESOLUTION} from '../../main/resources/static/js/stage/picture.js';

/** The resolution after so many frames that took a time, so far apart. */
function after(frames, took, gap, picture = new Picture(null, null)) {
  for (let k = 0; k < frames; k++) picture.adapt(took, gap);
  return picture.moving;
}

test('becomes fine while frames are quick and come in time', () => {
  const picture = new Picture(null, null);

  assert.ok(picture.moving < RESOLUTION);
  assert.equal(after(1000, 3, 16, picture), RESOLUTION);
});

test('becomes coarser while frames take too long, to a limit', () => {
  assert.ok(after(20, 20, 16) < RESOLUTION / 3);
  assert.equal(after(1000, 20, 16), 9);
});

test('becomes a little coarser where frames come late for another reason', () => {
  assert.equal(after(1000, 3, 40), 21);
});

test('does not take a pause for a late frame', () => {
  assert.equal(after(1000, 3, 2000), RESOLUTION);
});

test('does not become finer by late frames', () => {
  const picture = new Picture(null, null);
  const coarse = after(1000, 20, 16, picture);

  assert.equal(after(3, 3, 40, picture), coarse);
});

test('becomes fine again once frames are quick', () => {
  const picture = new Picture(null, null);
  after(1000, 20, 16, picture);

  assert.equal(after(1000, 1, 16, picture), RESOLUTION);
});
