package dev.plateau.data;

import dev.plateau.data.CsvDataset.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
          new BuiltIn(
              "iris",
              "Four measures of 150 flowers, one target for each of three species (Fisher 1936).",
              BuiltIn::iris));

  private final String name;
  private final String summary;
  private final Supplier<Dataset> maker;
  private @Nullable Dataset data;

  private BuiltIn(String name, String summary, Supplier<Dataset> maker) {
    this.name = name;
    this.summary = summary;
    this.maker = maker;
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
  public synchronized Dataset data() {
    Dataset made = data == null ? maker.get() : data;
    data = made;
    return made;
  }

  private static Dataset iris() {
    try (InputStream csv =
        Objects.requireNonNull(BuiltIn.class.getResourceAsStream("iris.csv"), "iris.csv")) {
      return CsvDataset.read(
          new InputStreamReader(csv, StandardCharsets.UTF_8), 3, new Limits(150, 7));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
