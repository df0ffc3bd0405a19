package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Describes and encodes the used rows of a table whose columns' types and roles are decided. */
final class Interpreter {
  private final Table table;
  private final Roles roles;
  private final MissingPolicy policy;
  private final List<Column> columns = new ArrayList<>();
  private final Map<Integer, CodedColumn> coded = new HashMap<>();
  private final List<Remark> remarks;

  Interpreter(Table table, Roles roles, MissingPolicy policy) {
    this.table = table;
    this.roles = roles;
    this.policy = policy;
    this.remarks = new ArrayList<>(roles.remarks());
  }

  Interpretation interpret(Limits limits) {
    for (int c = 0; c < table.names().size(); c++) {
      columns.add(describe(c));
    }
    List<CodedColumn> targets = roles.targetsInOrder().stream().map(coded::get).toList();
    List<CodedColumn> inputs =
        IntStream.range(0, columns.size())
            .filter(c -> columns.get(c).role() == Role.INPUT)
            .mapToObj(coded::get)
            .toList();
    requireInputs(inputs);
    checkSize(inputs, targets, limits);
    EncodedRows rows = new TableEncoder(table).encode(inputs, targets);
    Encoding encoding = new Encoding(inputs, targets, task(targets, rows), policy);
    int[] all = IntStream.range(0, rows.rows()).toArray();
    return new Interpretation(columns, remarks, encoding.withMeansOver(rows, all), rows);
  }

  private static void requireInputs(List<CodedColumn> inputs) {
    if (inputs.isEmpty()) {
      throw new UnusableTable(Fault.ofTable("leaves no column to predict from in the used rows"));
    }
  }

  private void checkSize(List<CodedColumn> inputs, List<CodedColumn> targets, Limits limits) {
    long width =
        inputs.stream().mapToLong(CodedColumn::width).sum()
            + targets.stream().mapToLong(CodedColumn::width).sum();
    limits.checkColumns(width);
    limits.checkCells(width * table.rows());
  }

  private Column describe(int c) {
    String name = table.names().get(c);
    boolean target = roles.role(c) == Role.TARGET;
    ColumnType type = roles.type(c);
    Profile profile = Profile.of(table.cells(c), type);
    int missing = type.isWords() ? profile.cells().missing() : profile.missingNumbers();
    if (roles.role(c) != Role.IGNORED && profile.distinct() <= 1) {
      return constant(c, target, missing);
    }
    List<Level> levels = type.isWords() ? levels(c, profile, target) : List.of();
    List<String> encodedAs = List.of();
    if (roles.role(c) != Role.IGNORED) {
      boolean indicator = !target && missing > 0;
      CodedColumn column = new CodedColumn(name, coding(c, levels), indicator, List.of());
      coded.put(c, column);
      encodedAs = column.names();
    }
    return new Column(
        name, c + 1, type, roles.role(c), missing, shown(levels, c), range(c, profile), encodedAs);
  }

  private Column constant(int c, boolean target, int missing) {
    String name = table.names().get(c);
    Fault fault = Fault.ofColumn(name, "cannot be a target: it is the same in every used row");
    if (target) {
      throw new UnusableTable(fault);
    }
    remarks.add(Roles.ofConstant(name));
    return new Column(
        name,
        c + 1,
        ColumnType.CONSTANT,
        Role.IGNORED,
        missing,
        List.of(),
        Optional.empty(),
        List.of());
  }

  private Optional<Range> range(int c, Profile profile) {
    return switch (roles.type(c)) {
      case NUMBER -> profile.numbers() > 0 ? Optional.of(profile.range()) : Optional.empty();
      case DATE -> days(profile.cells(), roles.dates(c));
      case CATEGORY, BOOLEAN, CONSTANT, TEXT -> Optional.empty();
    };
  }

  private static Optional<Range> days(Cells cells, DateSyntax syntax) {
    DoubleSummaryStatistics days =
        IntStream.range(0, cells.size())
            .mapToDouble(
                row -> cells.dates().isPresent() ? cells.number(row) : syntax.days(cells.word(row)))
            .filter(Double::isFinite)
            .summaryStatistics();
    return days.getCount() == 0
        ? Optional.empty()
        : Optional.of(new Range(days.getMin(), days.getMax(), days.getAverage()));
  }

  /** In order of appearance, but as the file declares them, and codes ascending. */
  private List<Level> levels(int c, Profile profile, boolean target) {
    List<Level> levels = profile.levels();
    if (roles.type(c) == ColumnType.BOOLEAN) {
      return BooleanCoding.inOrder(levels);
    }
    List<String> declared = table.declared(c).map(Declaration::levels).orElse(List.of());
    if (!declared.isEmpty()) {
      return levels.stream()
          .filter(level -> declared.contains(level.value()))
          .sorted(Comparator.comparingInt(level -> declared.indexOf(level.value())))
          .toList();
    }
    boolean codes = target && profile.strays() == 0 && profile.numbers() == profile.present();
    return codes
        ? levels.stream()
            .sorted(Comparator.comparingDouble(l -> table.format().syntax().parse(l.value())))
            .toList()
        : levels;
  }

  private Coding coding(int c, List<Level> levels) {
    return switch (roles.type(c)) {
      case BOOLEAN -> BooleanCoding.of(levels);
      case CATEGORY -> new LevelCoding(words(levels), labels(levels, c));
      case DATE -> DateCoding.of(roles.dates(c), table.cells(c).words());
      case NUMBER, CONSTANT, TEXT ->
          new NumberCoding(
              table.format().syntax(), table.cells(c).decimals(), table.cells(c).marks());
    };
  }

  /** The levels by the names that the file gives to the codes of its classes, if it does. */
  private List<Level> shown(List<Level> levels, int c) {
    List<String> names = table.classNames();
    boolean named =
        roles.role(c) == Role.TARGET
            && !levels.isEmpty()
            && levels.stream().allMatch(level -> isCode(level.value(), names.size()));
    return named
        ? levels.stream()
            .map(level -> new Level(names.get(Integer.parseInt(level.value())), level.rows()))
            .toList()
        : levels;
  }

  private List<String> labels(List<Level> levels, int c) {
    return words(shown(levels, c)).stream().map(this::readable).toList();
  }

  /** A code of a class without an exponent, which numpy writes even for small whole numbers. */
  private String readable(String word) {
    double code = table.format().syntax().parse(word);
    boolean exponent = Double.isFinite(code) && word.matches(".*\\d[eE].*");
    return exponent ? table.format().syntax().format(code) : word;
  }

  private static boolean isCode(String word, int classes) {
    return word.matches("\\d{1,4}") && Integer.parseInt(word) < classes;
  }

  private static List<String> words(List<Level> levels) {
    return levels.stream().map(Level::value).toList();
  }

  private Task task(List<CodedColumn> targets, EncodedRows rows) {
    if (targets.size() == 1) {
      return isNumber(targets.getFirst()) ? Task.NUMBERS : Task.CLASSES;
    }
    if (targets.stream().allMatch(Interpreter::isNumber) && OneHot.holds(rows, targets.size())) {
      remarks.add(
          Remark.ofTable(
              "exactly one target is 1 in every row: taken for the classes "
                  + targets.stream().map(CodedColumn::name).collect(Collectors.joining(", "))));
      return Task.CLASSES;
    }
    return Task.NUMBERS;
  }

  private static boolean isNumber(CodedColumn column) {
    return column.coding() instanceof NumberCoding || column.coding() instanceof DateCoding;
  }
}
