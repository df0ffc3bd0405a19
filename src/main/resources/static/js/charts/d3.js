// @ts-check
/** The drawing library, a script that defines a global. */

import '/webjars/d3/dist/d3.min.js';

export const {d3} = /** @type {{d3: typeof import('d3')}} */ (/** @type {unknown} */ (globalThis));
