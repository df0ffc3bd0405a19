package dev.plateau.web.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.TableFormat;
import dev.plateau.json.KebabCase;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a table was written and what was guessed, in JSON. */
final class DescriptionView {
  private DescriptionView() {}

  /** How a table was written. */
  @Schema(name = "TableFormat")
  record FormatView(
      @Schema(implementation = TableFormat.Kind.class) String type,
      @Schema(description = "between cells, such as `,`, `;`, `tab` or `space`; null where none is")
          @Nullable String delimiter,
      @Schema(description = "the decimal mark of numbers") String decimal,
      @Schema(description = "the character set") String encoding,
      @Schema(description = "whether the file names the columns") boolean header) {

    static FormatView of(TableFormat format) {
      return new FormatView(
          KebabCase.of(format.kind()),
          format.delimiter().map(FormatView::name).orElse(null),
          String.valueOf(format.decimal()),
          format.encoding(),
          format.header());
    }

    private static String name(char delimiter) {
      return switch (delimiter) {
        case '\t' -> "tab";
        case ' ' -> "space";
        default -> String.valueOf(delimiter);
      };
    }
  }

  /** Something that was guessed, and how to overrule it. */
  @Schema(name = "Remark")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RemarkView(
      @Schema(description = "its name; absent when the whole table is meant")
          @Nullable String column,
      String detail) {

    static RemarkView of(Remark remark) {
      return new RemarkView(remark.column().isEmpty() ? null : remark.column(), remark.detail());
    }
  }
}
