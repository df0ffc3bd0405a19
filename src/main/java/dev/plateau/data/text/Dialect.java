package dev.plateau.data.text;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text's lines are taken apart.
 *
 * @param delimiter a space stands for any run of spaces and tabs
 * @param comment what starts a line that means nothing, NUL if nothing does
 * @param framed whether each line starts with a delimiter, as in Markdown
 */
record Dialect(char delimiter, char quote, char comment, boolean framed) {
  static final char NO_COMMENT = '\0';

  /** The rows of a text; one and the same object that is filled anew for each. */
  CsvReader<Row> rows(Reader text, RowBuilder builder) {
    CsvReader.CsvReaderBuilder parser =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .trimWhitespacesAroundQuotes(!collapsesBlanks())
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    if (comment != NO_COMMENT) {
      parser.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment);
    }
    return parser.build(builder, collapsesBlanks() ? new BlankReader(text) : text);
  }

  /** Whether runs of blanks count as one delimiter. */
  boolean collapsesBlanks() {
    return delimiter == ' ';
  }

  RowBuilder rowBuilder(int maxCells) {
    return new RowBuilder(this, maxCells);
  }

  /** Whether a row is the line that Markdown draws below a header. */
  boolean isRule(Row row) {
    return delimiter == '|' && row.isRule();
  }

  /** The first rows of a sample that are not blank, each an object of its own. */
  List<Row> sampled(String sample, int most) {
    List<Row> rows = new ArrayList<>();
    try (CsvReader<Row> reader = rows(new StringReader(sample), rowBuilder(Integer.MAX_VALUE))) {
      for (Row row : reader) {
        if (!row.isBlank() && !isRule(row)) {
          rows.add(row.copy());
        }
        if (rows.size() == most) {
          break;
        }
      }
    } catch (CsvParseException cutOffOrBroken) {
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
