package dev.plateau.spec;

import static dev.plateau.json.JsonTypes.oneOrList;
import static dev.plateau.json.JsonTypes.text;

import dev.plateau.data.Observations;
import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.Fault;
import dev.plateau.data.table.FaultGroup;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableTooLarge;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.json.JsonType;
import dev.plateau.json.ObjectType;
import dev.plateau.json.OneOrList;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A table within a request: {@code {"records": [..], "target": "species", "ignore": ["id"]}}. */
final class InlineTableType implements JsonType<DatasetSource> {
  private static final String RECORDS = "records";
  private static final int LONGEST_NAME = 1_000;

  private final Limits limits;
  private final RecordsType records;
  private final ObjectType<Asked> type;

  InlineTableType(Limits limits) {
    this.limits = limits;
    this.records = new RecordsType(limits);
    JsonType<OneOrList<String>> columns =
        oneOrList(text(LONGEST_NAME), limits.columns(), "columns", "");
    this.type =
        ObjectType.of("InlineTable", Asked.NOTHING)
            .required(RECORDS, records, "one object a row: cells by the names of columns")
            .optional("target", columns, "the column to predict, or several; else the last one")
            .optional("ignore", columns, "columns that are not used");
  }

  private record Asked(
      Optional<Table> records,
      Optional<OneOrList<String>> target,
      Optional<OneOrList<String>> ignore) {
    static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty(), Optional.empty());

    ColumnOptions options() {
      return ColumnOptions.NONE.withTargets(names(target)).withIgnored(names(ignore));
    }

    private static String[] names(Optional<OneOrList<String>> columns) {
      return columns.map(OneOrList::values).orElse(List.of()).toArray(String[]::new);
    }
  }

  /** Whether an object is meant to be such a table. */
  static boolean isMeant(JsonNode json) {
    return json.has(RECORDS);
  }

  @Override
  public Optional<DatasetSource> read(JsonNode json, Place place) {
    Optional<Asked> asked = type.read(json, place);
    return place.isClean()
        ? asked.flatMap(known -> interpret(known, place.member(RECORDS), place))
        : Optional.empty();
  }

  private Optional<DatasetSource> interpret(Asked asked, Place rows, Place place) {
    Table table = asked.records().orElseThrow();
    try {
      Interpretation read = Interpretation.of(table, asked.options(), limits);
      return Optional.of(
          new DatasetSource.Table(
              Observations.of(read), Description.of(read, Optional.of(table.format()))));
    } catch (UnusableTable e) {
      e.groups().forEach(group -> note(group, rows, place));
    } catch (TableTooLarge e) {
      rows.invalid(Objects.requireNonNull(e.getMessage()));
    }
    return Optional.empty();
  }

  private static void note(FaultGroup group, Place rows, Place place) {
    String more =
        Stream.of(group.summary(), group.advice())
            .filter(text -> !text.isEmpty())
            .map(text -> "; " + text)
            .collect(Collectors.joining());
    for (Fault fault : group.first()) {
      if (fault.line() == 0) {
        place.invalid(fault + more);
      } else {
        Place row = rows.entry(fault.line() - 1);
        Place cell = fault.column().isEmpty() ? row : row.member(fault.column());
        cell.invalid(fault.detail() + more);
      }
    }
  }

  @Override
  public void write(DatasetSource source, JsonGenerator json) {
    throw new UnsupportedOperationException("a table is kept as a data set and named by its id");
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return type.schema(schemas);
  }
}
