/** Serves the page: its files and headers, CORS, and the warm-up before the service is ready. */
@NullMarked
package dev.plateau.web.page;

import org.jspecify.annotations.NullMarked;
