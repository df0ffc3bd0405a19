package dev.plateau.web.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.table.Column;
import dev.plateau.data.table.ColumnType;
import dev.plateau.data.table.DateSyntax;
import dev.plateau.data.table.Range;
import dev.plateau.data.table.Role;
import dev.plateau.json.KebabCase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of a data set in JSON. */
@Schema(name = "Column")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ColumnView(
    String name,
    @Schema(description = "its place in the table, the first is 1") int position,
    @Schema(implementation = ColumnType.class) String type,
    @Schema(implementation = Role.class) String role,
    @Schema(description = "how many cells are missing in the rows that are used") int missing,
    @Schema(description = "the words of a category or boolean, in the order of their codes")
        @Nullable List<LevelView> levels,
    @Schema(description = "the smallest number; for dates in days since 1970-01-01")
        @Nullable Double min,
    @Schema(description = "the largest number") @Nullable Double max,
    @Schema(description = "the mean of the numbers; absent where they add up to none")
        @Nullable Double mean,
    @Schema(description = "the first date") @Nullable String first,
    @Schema(description = "the last date") @Nullable String last,
    @Schema(description = "the names of the numbers that stand for a cell; absent when ignored")
        @Nullable List<String> encodedAs) {

  /** A word of a category. */
  @Schema(name = "Level")
  record LevelView(String value, @Schema(description = "how many rows have it") int rows) {}

  static ColumnView of(Column column) {
    Optional<Range> range = column.range();
    Optional<Range> days = range.filter(_ -> column.type() == ColumnType.DATE);
    return new ColumnView(
        column.name(),
        column.position(),
        KebabCase.of(column.type()),
        KebabCase.of(column.role()),
        column.missing(),
        listed(
            column.levels().stream()
                .map(level -> new LevelView(level.value(), level.rows()))
                .toList()),
        range.map(Range::min).orElse(null),
        range.map(Range::max).orElse(null),
        range.map(Range::mean).filter(Double::isFinite).orElse(null),
        days.map(Range::min).map(DateSyntax::format).orElse(null),
        days.map(Range::max).map(DateSyntax::format).orElse(null),
        listed(column.encodedAs()));
  }

  private static <T> @Nullable List<T> listed(List<T> all) {
    return all.isEmpty() ? null : all;
  }
}
