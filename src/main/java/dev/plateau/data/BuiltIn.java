package dev.plateau.data;

import dev.plateau.data.table.ColumnOptions;
import dev.plateau.data.table.Interpretation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A data set that every installation has, the same to the bit. There are no others than these. */
public final class BuiltIn {
  private static final List<BuiltIn> ALL =
      List.of(
          new BuiltIn(
              "xor",
              "Exclusive or of two bits, the smallest problem that needs a hidden layer.",
              () -> TruthTables.parity(2)),
          new BuiltIn(
              "and",
              "Both of two bits; a linear model separates it.",
              () -> TruthTables.ofOnes(2, ones -> ones == 2)),
          new BuiltIn(
              "or",
              "Any of two bits; a linear model separates it.",
              () -> TruthTables.ofOnes(2, ones -> ones >= 1)),
          new BuiltIn(
              "nand",
              "Not both of two bits; the opposite of and.",
              () -> TruthTables.ofOnes(2, ones -> ones < 2)),
          new BuiltIn(
              "xnor",
              "Whether two bits are equal; the opposite of xor.",
              () -> TruthTables.ofOnes(2, ones -> ones != 1)),
          parity(3),
          parity(4),
          parity(5),
          parity(6),
          new BuiltIn(
              "circles",
              "Points on two rings around the same centre; the inner one is 1.",
              SyntheticData::circles),
          new BuiltIn(
              "moons",
              "Points on two half moons that reach into each other.",
              SyntheticData::moons),
          new BuiltIn(
              "spirals",
              "Points on two spiral arms wound around each other.",
              SyntheticData::spirals),
          new BuiltIn(
              "blobs",
              "Points of three round clusters, one target for each.",
              SyntheticData::blobs),
          new BuiltIn(
              "sine", "One wave of the sine, from -pi to pi: a regression.", SyntheticData::sine),
          table(
              "iris",
              "Four measures of 150 flowers, one target for each of three species (Fisher 1936).",
              "iris.csv",
              ColumnOptions.NONE.withLastTargets(3)),
          table(
              "wine",
              "Thirteen measures of 178 wines of three cultivars (Forina).",
              "wine.csv",
              ColumnOptions.NONE),
          table(
              "breast-cancer",
              "Thirty measures of 569 tumours, malignant or benign (Wisconsin, diagnostic).",
              "breast-cancer.csv",
              ColumnOptions.NONE),
          table(
              "auto-mpg",
              "Miles per gallon of 398 cars from 1970 to 1982: a regression with missing cells.",
              "auto-mpg.csv",
              ColumnOptions.NONE),
          table(
              "digits",
              "Handwritten digits, 1797 pictures of 8 x 8 pixels (Alpaydin, Kaynak).",
              "digits.csv.gz",
              ColumnOptions.NONE),
          table(
              "penguins",
              "344 penguins of three species at Palmer Station, with missing cells.",
              "penguins.csv",
              ColumnOptions.NONE.withTargets("species")));

  private final String name;
  private final String summary;
  private final Supplier<Made> maker;
  private @Nullable Made made;

  /** The rows, and what their table says of them if there is one. */
  private record Made(Dataset data, Optional<Interpretation> table) {}

  private BuiltIn(Supplier<Made> maker, String name, String summary) {
    this.name = name;
    this.summary = summary;
    this.maker = maker;
  }

  private BuiltIn(String name, String summary, Supplier<Dataset> drawn) {
    this(() -> new Made(drawn.get(), Optional.empty()), name, summary);
  }

  private static BuiltIn table(String name, String summary, String file, ColumnOptions options) {
    return new BuiltIn(() -> read(file, options), name, summary);
  }

  private static Made read(String file, ColumnOptions options) {
    Interpretation table = BuiltInTable.read(file, options);
    return new Made(Dataset.of(table.encoding(), table.rows()), Optional.of(table));
  }

  private static BuiltIn parity(int bits) {
    return new BuiltIn(
        "parity-" + bits,
        "Whether the number of ones among %d bits is odd.".formatted(bits),
        () -> TruthTables.parity(bits));
  }

  public static List<BuiltIn> all() {
    return ALL;
  }

  public static Optional<BuiltIn> named(String name) {
    return ALL.stream().filter(set -> set.name.equals(name)).findFirst();
  }

  public String name() {
    return name;
  }

  /** What it is, in one line. */
  public String summary() {
    return summary;
  }

  /** The rows, made when they are first asked for. */
  public Dataset data() {
    return made().data();
  }

  /** The rows and what their numbers stand for. */
  public Observations observations() {
    return table().map(Observations::of).orElseGet(() -> Observations.of(data()));
  }

  /** The columns and their encoding, where the set comes from a table. */
  public Optional<Interpretation> table() {
    return made().table();
  }

  private synchronized Made made() {
    Made all = made == null ? maker.get() : made;
    made = all;
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
