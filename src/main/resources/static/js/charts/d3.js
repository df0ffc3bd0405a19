// @ts-check
/** The drawing library, a script that defines a global. */

// @ts-expect-error: the service has the file, the checker has its types
import '../../../webjars/d3/dist/d3.min.js';

export const {d3} = /** @type {{d3: typeof import('d3')}} */ (/** @type {unknown} */ (globalThis));
