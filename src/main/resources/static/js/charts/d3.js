/** The drawing library, which comes as a script that leaves a global behind. */

import '/webjars/d3/dist/d3.min.js';

export const {d3} = globalThis;
