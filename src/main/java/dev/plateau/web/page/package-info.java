/** The page's files and headers, other origins, and the warm-up before the service is ready. */
@NullMarked
package dev.plateau.web.page;

import org.jspecify.annotations.NullMarked;
