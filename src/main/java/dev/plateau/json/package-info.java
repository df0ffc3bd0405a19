/**
 * Strict JSON: every fault of a document named at once, each with its place. Knows nothing of
 * Plateau.
 */
@NullMarked
package dev.plateau.json;

import org.jspecify.annotations.NullMarked;
