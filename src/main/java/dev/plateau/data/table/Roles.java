package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The type and the role of each column of a table: as its owner says, else as it looks. */
final class Roles {
  /** Levels up to which a target that was asked for makes classes even if they hardly repeat. */
  private static final int FEW_CLASSES = 20;

  private final Table table;
  private final Choice choice;
  private final Profile[] profiles;
  private final ColumnType[] types;
  private final Role[] roles;
  private final List<Remark> remarks;
  private final Faults faults = new Faults();

  Roles(Table table, Choice choice) {
    this.table = table;
    this.choice = choice;
    int columns = table.names().size();
    profiles =
        IntStream.range(0, columns)
            .mapToObj(c -> new Profile(table.cells(c)))
            .toArray(Profile[]::new);
    types = new ColumnType[columns];
    roles = new Role[columns];
    remarks = new ArrayList<>(table.remarks());
    decide();
  }

  private void decide() {
    List<Guess> guesses = IntStream.range(0, types.length).mapToObj(this::guessType).toList();
    for (int c = 0; c < types.length; c++) {
      types[c] = guesses.get(c).type();
      roles[c] = isUsable(c) ? Role.INPUT : Role.IGNORED;
    }
    choice.types().keySet().forEach(this::requireCountableWords);
    Set<Integer> targets = targets();
    targets.forEach(c -> becomeTarget(c, targets.size() == 1));
    for (int c = 0; c < types.length; c++) {
      boolean decided = roles[c] == Role.TARGET && types[c] != guesses.get(c).type();
      if (!choice.ignored().contains(c) && !decided) {
        remarkOnGuess(c, guesses.get(c).reason());
      }
    }
    if (IntStream.range(0, roles.length).noneMatch(c -> roles[c] == Role.INPUT)) {
      faults.add(
          "no input",
          Fault.ofTable("leaves no column to predict from"),
          "the columns were understood as: " + summary());
    }
    faults.throwIfAny();
  }

  private Guess guessType(int column) {
    if (choice.types().containsKey(column)) {
      return Guess.certain(choice.types().get(column));
    }
    Guess guess = TypeGuess.of(name(column), profiles[column]);
    Optional<Declaration> declared = table.declared(column);
    boolean varies = guess.type() != ColumnType.CONSTANT;
    return declared.isPresent() && varies ? Guess.certain(declared.get().type()) : guess;
  }

  private void requireCountableWords(int column) {
    if (profiles[column].cells().isFreeText() && !choice.ignored().contains(column)) {
      faults.add(
          Fault.ofColumn(
              name(column), "cannot be a " + types[column] + ": it has too many different words"));
    }
  }

  private boolean isUsable(int column) {
    if (choice.ignored().contains(column)) {
      return false;
    }
    return isOf(column, ColumnType.NUMBER, ColumnType.CATEGORY, ColumnType.BOOLEAN, ColumnType.DATE)
        && index(column).isEmpty();
  }

  private boolean isOf(int column, ColumnType... some) {
    return List.of(some).contains(types[column]);
  }

  private Optional<String> index(int column) {
    boolean asked = choice.types().containsKey(column) || choice.targets().contains(column);
    return asked
        ? Optional.empty()
        : IndexGuess.of(
            name(column), column == 0 && table.isUnnamed(0), types.length - 1, profiles[column]);
  }

  private Set<Integer> targets() {
    if (!choice.targets().isEmpty()) {
      return choice.targets();
    }
    Predicate<Integer> target = c -> roles[c] == Role.INPUT && types[c] != ColumnType.DATE;
    Optional<Integer> last =
        IntStream.range(0, roles.length).boxed().filter(target).reduce((_, later) -> later);
    last.ifPresentOrElse(
        c -> remark(c, "the last usable column: taken for the target; target=NAME chooses another"),
        () ->
            faults.add(
                "no target",
                Fault.ofTable("has no column to predict"),
                "the columns were understood as: " + summary()));
    return new LinkedHashSet<>(last.stream().toList());
  }

  private void becomeTarget(int column, boolean only) {
    roles[column] = Role.TARGET;
    boolean guessed = !choice.types().containsKey(column) && table.declared(column).isEmpty();
    Profile profile = profiles[column];
    if (types[column] == ColumnType.NUMBER && guessed && only && profile.strays() == 0) {
      Guess guess = TargetGuess.of(name(column), profile);
      types[column] = guess.type();
      remark(column, guess.reason());
    } else if (types[column] == ColumnType.TEXT && isFewClasses(profile)) {
      types[column] = ColumnType.CATEGORY;
      remark(column, "has %d levels: taken for classes".formatted(profile.levels().size()));
    }
    if (isOf(column, ColumnType.TEXT, ColumnType.CONSTANT)) {
      faults.add(cannotBeTarget(column, profile));
    }
  }

  private static boolean isFewClasses(Profile profile) {
    return profile.cells().isSpelled() && profile.levels().size() <= FEW_CLASSES;
  }

  private Fault cannotBeTarget(int column, Profile profile) {
    return Fault.ofColumn(
        name(column),
        types[column] == ColumnType.CONSTANT
            ? "cannot be a target: it is the same in every row"
            : "cannot be a target: it holds text, different in nearly every of %,d rows"
                .formatted(profile.rows()));
  }

  private void remarkOnGuess(int column, String reason) {
    Optional<String> index =
        roles[column] == Role.IGNORED && types[column] != ColumnType.CONSTANT
            ? index(column)
            : Optional.empty();
    boolean classes = roles[column] == Role.TARGET && types[column] == ColumnType.CATEGORY;
    remark(column, index.orElse(classes ? reason.replace("a category", "classes") : reason));
    if (roles[column] == Role.INPUT
        && types[column] == ColumnType.NUMBER
        && !choice.types().containsKey(column)) {
      InputRemarks.of(name(column), profiles[column]).ifPresent(text -> remark(column, text));
    }
  }

  /** Ignores an input that is the same in every used row. */
  void ignoreConstant(int column) {
    types[column] = ColumnType.CONSTANT;
    roles[column] = Role.IGNORED;
    remarks.add(ofConstant(name(column)));
  }

  static Remark ofConstant(String name) {
    return new Remark(name, "is the same in every used row: of no use, ignored");
  }

  private void remark(int column, String detail) {
    if (!detail.isEmpty()) {
      remarks.add(new Remark(name(column), detail));
    }
  }

  private String summary() {
    List<String> columns =
        IntStream.range(0, types.length).mapToObj(c -> name(c) + " (" + types[c] + ")").toList();
    return String.join(", ", columns.subList(0, Math.min(20, columns.size())));
  }

  private String name(int column) {
    return table.names().get(column);
  }

  ColumnType type(int column) {
    return types[column];
  }

  Role role(int column) {
    return roles[column];
  }

  /** The targets by position, in the order asked for. */
  List<Integer> targetsInOrder() {
    return choice.targets().isEmpty()
        ? IntStream.range(0, roles.length).boxed().filter(c -> roles[c] == Role.TARGET).toList()
        : List.copyOf(choice.targets());
  }

  /** How a column's dates are written in most of its cells. */
  DateSyntax dates(int column) {
    return profiles[column].dates().stream().findFirst().orElse(DateSyntax.ISO);
  }

  List<Remark> remarks() {
    return remarks;
  }
}
