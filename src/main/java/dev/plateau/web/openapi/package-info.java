/** The description of the API. */
@NullMarked
package dev.plateau.web.openapi;

import org.jspecify.annotations.NullMarked;
