/**
 * Reads requests except for their bodies: query parameters, ids, Prefer and conditional headers,
 * limits.
 */
@NullMarked
package dev.plateau.web.request;

import org.jspecify.annotations.NullMarked;
