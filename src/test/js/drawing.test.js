import assert from 'node:assert/strict';
import {test} from 'node:test';
import {contourPath} from '../../main/resources/static/js/charts/contour.js';
import {linesOf} from '../../main/resources/static/js/charts/loss-text.js';
import {max, mean, min, placeOfLeast} from '../../main/resources/static/js/charts/numbers.js';
import {blend, rgb} from '../../main/resources/static/js/charts/rgb.js';
import {csvRows} from '../../main/resources/static/js/csv-rows.js';

test('draws a line where values cross a threshold', () => {
  const place = ([i, j]) => [10 * i, 10 * j];

  assert.equal(contourPath([0, 1, 0, 1], 2, 0.25, place), 'M7.5,5.0L7.5,15.0');
  assert.equal(contourPath([0, 0, 0, 0], 2, 0.5, place), '');
  assert.equal(contourPath([0, null, 0, 1], 2, 0.5, place), '');
  assert.equal(contourPath([1, 0, 0, 1], 2, 0.5, place).match(/M/g).length, 2);
});

test('parts a text into lines that fit', () => {
  assert.deepEqual(linesOf('it is cut off here', 9), ['it is cut', 'off here']);
  assert.deepEqual(linesOf('immeasurably long', 4), ['immeasurably', 'long']);
  assert.deepEqual(linesOf('short', 40), ['short']);
});

test('reads colours and blends them', () => {
  assert.deepEqual(rgb('#e69f00'), [230, 159, 0]);
  assert.deepEqual(rgb('#fff'), [255, 255, 255]);
  assert.deepEqual(rgb('rgb(43, 108, 196)'), [43, 108, 196]);
  assert.deepEqual(rgb('color(srgb 1 0.2 0)'), [255, 51, 0]);
  const stops = [[0, 0, 0], [100, 100, 100], [200, 0, 100]];
  assert.equal(blend(stops, 0), 'rgb(0, 0, 0)');
  assert.equal(blend(stops, 0.25), 'rgb(50, 50, 50)');
  assert.equal(blend(stops, 1), 'rgb(200, 0, 100)');
});

test('finds the ends and the middle of numbers', () => {
  assert.equal(max([1, NaN, 3], (x) => x), 3);
  assert.equal(min([1, NaN, -3], (x) => x), -3);
  assert.equal(max([], (x) => x), undefined);
  assert.equal(mean([1, 2, 6]), 3);
  assert.equal(placeOfLeast([4, 2, 3]), 1);
  assert.equal(placeOfLeast([]), -1);
});

test('reads the lines of a table', () => {
  assert.deepEqual(csvRows('a,b\r\n1,"x, ""y"""\r\n,\r\n'), [['a', 'b'], ['1', 'x, "y"'], ['', '']]);
  assert.deepEqual(csvRows('a\n"two\nlines"'), [['a'], ['two\nlines']]);
  assert.deepEqual(csvRows(''), []);
});
