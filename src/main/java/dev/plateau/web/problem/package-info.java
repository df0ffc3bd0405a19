/** Problem documents (RFC 9457) for every way in which a request can fail. */
@NullMarked
package dev.plateau.web.problem;

import org.jspecify.annotations.NullMarked;
