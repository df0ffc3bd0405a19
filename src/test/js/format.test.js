import assert from 'node:assert/strict';
import {test} from 'node:test';
import {count, plural} from '../../main/resources/static/js/count.js';
import {brief, datasetSize, duration, exact, percent, power, scoreText, short, superscript}
  from '../../main/resources/static/js/format.js';
import {EN} from '../../main/resources/static/js/text/en.js';

const CASES = [
  [scoreText, [{rows: 100, accuracy: {value: 0.97}}, EN.n.unseenRows], '97 of 100 unseen rows right'],
  [scoreText, [{rows: 69, accuracy: {value: 68 / 69}}, EN.n.unseenRows], '68 of 69 unseen rows right'],
  [scoreText, [{rows: 80, rSquared: 0.87654}, EN.n.unseenRows], 'R² 0.877 over 80 unseen rows'],
  [short, [0], '0'],
  [short, [0.33412632], '0.3341'],
  [short, [-0.25], '−0.25'],
  [short, [123456.7], '123500'],
  [short, [1e6], '1·10⁶'],
  [short, [9.87654e-5], '9.88·10⁻⁵'],
  [short, [-1.5e-12, 2], '−1.5·10⁻¹²'],
  [short, [0.000123456, 2], '0.00012'],
  [short, [null], 'not finite'],
  [short, [Infinity], 'not finite'],
  [short, [NaN], 'not finite'],
  [exact, [0.24999519161144684], '0.24999519161144684'],
  [exact, [-1e-7], '−1e−7'],
  [exact, [null], 'not finite'],
  [count, [10000], '10,000'],
  [brief, [999999], '999,999'],
  [brief, [1e9], '1B'],
  [superscript, [-20], '⁻²⁰'],
  [power, [0.001], '0.001'],
  [power, [1000], '1000'],
  [power, [1e-20], '10⁻²⁰'],
  [power, [1e4], '10⁴'],
  [percent, [0.256], '26 %'],
  [duration, [0.0001], '1 ms'],
  [duration, [0.25], '250 ms'],
  [duration, [9.94], '9.9 s'],
  [duration, [89], '89 s'],
  [duration, [600], '10 min'],
  [duration, [7200], '2.0 h'],
  [duration, [NaN], ''],
  [plural, [1, 'row', 'rows'], '1 row'],
  [plural, [0, 'row', 'rows'], '0 rows'],
  [datasetSize, [{rows: 1200, inputs: 1, targets: 3}], '1,200 rows, 1 input, 3 targets'],
];

for (const [format, values, text] of CASES) {
  test(`${format.name}(${values.map((value) => JSON.stringify(value) ?? value)}) is "${text}"`, () => {
    assert.equal(format(...values), text);
  });
}
