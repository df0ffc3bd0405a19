/**
 * Rows to learn from: built-in sets, the rows of tables, and what their shape says.
 *
 * <p>A data set is immutable and holds only finite numbers; everything that could be wrong with one
 * is refused, all at once, where it is made.
 */
@NullMarked
package dev.plateau.data;

import org.jspecify.annotations.NullMarked;
