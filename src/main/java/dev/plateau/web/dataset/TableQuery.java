package dev.plateau.web.dataset;

import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.ColumnType;
import dev.plateau.data.table.MissingPolicy;
import dev.plateau.data.text.TextOptions;
import dev.plateau.json.KebabCase;
import dev.plateau.web.request.QueryParameters;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the query of an upload says of its table; each overrules a guess. */
record TableQuery(
    TextOptions text, ColumnOptions columns, Optional<String> weight, Optional<Charset> encoding) {
  static final String TYPE = "type.";

  private static final Map<String, Boolean> HEADER = ordered("yes", true, "no", false);
  private static final Map<String, Character> DECIMAL = ordered(".", '.', ",", ',');
  private static final Map<String, Character> DELIMITERS =
      Map.of(
          "comma",
          ',',
          "semicolon",
          ';',
          "tab",
          '\t',
          "\\t",
          '\t',
          "space",
          ' ',
          "pipe",
          '|',
          "colon",
          ':');

  private static <T> Map<String, T> ordered(String one, T first, String other, T second) {
    Map<String, T> map = new LinkedHashMap<>();
    map.put(one, first);
    map.put(other, second);
    return map;
  }

  /**
   * Reads a query.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   */
  static TableQuery of(Map<String, String[]> given) {
    Reader reader = new Reader(given);
    TableQuery read = reader.read();
    reader.faults.refuseIfAny();
    return read;
  }

  /**
   * Refuses what is said of columns.
   *
   * @throws dev.plateau.json.InvalidRequest when anything is
   */
  void refuseColumns(String reason) {
    QueryParameters faults = new QueryParameters();
    if (!columns.equals(ColumnOptions.NONE) || weight.isPresent()) {
      faults.fault("target", "and other parameters for columns must be left out: " + reason);
    }
    faults.refuseIfAny();
  }

  private record Reader(Map<String, String[]> given, QueryParameters faults) {
    Reader(Map<String, String[]> given) {
      this(given, new QueryParameters());
    }

    TableQuery read() {
      TextOptions text =
          new TextOptions(
              faults.choice("header", one("header"), HEADER),
              one("delimiter").flatMap(this::delimiter),
              faults.choice("decimal", one("decimal"), DECIMAL));
      Optional<MissingPolicy> missing =
          faults.choice("missing", one("missing"), KebabCase.of(MissingPolicy.class));
      List<String> ignored = new ArrayList<>(all("ignore"));
      ColumnOptions columns =
          new ColumnOptions(
              all("target"),
              lastTargets(),
              ignored,
              types(ignored),
              missing.orElse(ColumnOptions.NONE.missing()));
      return new TableQuery(text, columns, one("weight"), one("encoding").flatMap(this::charset));
    }

    private List<String> all(String name) {
      List<String> values = List.of(given.getOrDefault(name, new String[0]));
      if (values.contains("")) {
        faults.fault(name, "must not be empty");
      }
      return values;
    }

    private Optional<String> one(String name) {
      List<String> values = all(name);
      if (values.size() > 1) {
        faults.fault(name, "is given %d times; once is allowed".formatted(values.size()));
      }
      return values.stream().findFirst();
    }

    private int lastTargets() {
      Optional<Integer> count = faults.integer("targets", one("targets"), 1, Integer.MAX_VALUE);
      if (count.isPresent() && given.containsKey("target")) {
        faults.fault("targets", "must not be given together with target, which names them");
      }
      return count.orElse(0);
    }

    private Map<String, ColumnType> types(List<String> ignored) {
      Map<String, ColumnType> types = new LinkedHashMap<>();
      for (String parameter : given.keySet()) {
        if (parameter.startsWith(TYPE)) {
          String column = parameter.substring(TYPE.length());
          String type = one(parameter).orElseThrow();
          if (type.equals("ignore")) {
            ignored.add(column);
          } else {
            type(parameter, type).ifPresent(known -> types.put(column, known));
          }
        }
      }
      return types;
    }

    private Optional<ColumnType> type(String parameter, String name) {
      Optional<ColumnType> type = ColumnType.named(name).filter(ColumnType::isUsable);
      if (type.isEmpty()) {
        faults.fault(
            parameter,
            "must be one of number, category, boolean, date, ignore, is \"%s\"".formatted(name));
      }
      return type;
    }

    private Optional<Character> delimiter(String text) {
      Character named = DELIMITERS.get(text);
      if (named != null) {
        return Optional.of(named);
      }
      boolean possible =
          text.length() == 1
              && !Character.isLetterOrDigit(text.charAt(0))
              && "\"'\r\n.-+".indexOf(text.charAt(0)) < 0;
      if (!possible) {
        faults.fault(
            "delimiter",
            "must be one character such as ; or one of comma, semicolon, tab, space, pipe, colon,"
                + " is \"%s\"".formatted(text));
      }
      return possible ? Optional.of(text.charAt(0)) : Optional.empty();
    }

    private Optional<Charset> charset(String name) {
      try {
        return Optional.of(Charset.forName(name));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        faults.fault(
            "encoding",
            "must be a character set such as UTF-8, UTF-16 or ISO-8859-1, is \"%s\""
                .formatted(name));
        return Optional.empty();
      }
    }
  }
}
