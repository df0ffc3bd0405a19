/**
 * Prints a digest of each function over so many arguments, for BrowserNumbersTests to compare with the service's own:
 * `node digests.js 1000000`.
 */

import {ACTIVATIONS} from '../../main/resources/static/js/numeric/activations.js';
import {fma} from '../../main/resources/static/js/numeric/fma.js';

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const count = Number(process.argv[2]);

/** Marsaglia's xorshift generator of 32 bits. */
class Source {
  constructor(seed) {
    this.state = seed;
  }

  next() {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state;
  }

  /** A number of either sign with an exponent from -spread to spread - 1. */
  number(spread) {
    const high = this.next();
    const exponent = 1023 - spread + (this.next() >>> 0) % (2 * spread);
    words[0] = this.next();
    words[1] = (high & 0x800fffff) | (exponent << 20);
    return double[0];
  }
}

/** FNV-1a over the words of numbers, one for low words and one for high ones. */
class Digest {
  low = 0x811c9dc5;
  high = 0x811c9dc5;

  add(x) {
    double[0] = x === x ? x : NaN;
    this.low = Math.imul(this.low ^ words[0], 16777619);
    this.high = Math.imul(this.high ^ words[1], 16777619);
  }

  toString() {
    return [this.high, this.low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

const SPECIAL = [0, -0, Infinity, -Infinity, NaN, 709.782712893384, -708.3964185322641, -37, 40, -750, 3, -3];

for (const [name, h] of Object.entries(ACTIVATIONS)) {
  const source = new Source(7);
  const digest = new Digest();
  for (const x of SPECIAL) digest.add(h(x));
  for (let k = 0; k < count; k++) digest.add(h(source.number(12)));
  console.log(`${name} ${digest}`);
}
for (const spread of [4, 60, 500]) {
  const source = new Source(11);
  const digest = new Digest();
  for (let k = 0; k < count; k++) digest.add(fma(source.number(spread), source.number(spread), source.number(spread)));
  console.log(`fma-${spread} ${digest}`);
}
