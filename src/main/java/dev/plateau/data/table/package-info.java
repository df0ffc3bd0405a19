/**
 * Tables of named columns whose cells are words, what the columns mean, and how rows become numbers
 * and back.
 *
 * <p>A {@link dev.plateau.data.table.Table} keeps words compactly and knows nothing of files. An
 * {@link dev.plateau.data.table.Interpretation} decides what each column is; each of its guesses is
 * a remark, and options overrule it. The {@link dev.plateau.data.table.Encoding} that results is
 * part of a model: it is all that is needed to encode new rows.
 */
@NullMarked
package dev.plateau.data.table;

import org.jspecify.annotations.NullMarked;
