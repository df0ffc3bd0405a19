/**
 * Reads tables from files as people have them: whatever the character set, the delimiter, the
 * decimal mark and the header.
 *
 * <p>All of it is found out from the first {@value dev.plateau.data.text.SourceText#SAMPLED}
 * characters, so that a file is read once and never held as text. FastCSV takes lines apart; what
 * the cells mean is decided in {@code dev.plateau.data.table}. JSON is recognized, not read.
 */
@NullMarked
package dev.plateau.data.text;

import org.jspecify.annotations.NullMarked;
