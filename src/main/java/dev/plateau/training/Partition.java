package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.Split;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Task;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of a data set as a spec parts them: those that are trained on and those held out.
 *
 * <p>Everything that a run learns from its rows, it learns from the training rows only: what stands
 * in for missing inputs, and the scale of inputs and targets.
 */
public final class Partition {
  private final Split split;

  /** Held as long as its numbers are in use, so that no other copy of them is loaded meanwhile. */
  private final Observations set;

  private final Optional<Encoding> encoding;
  private final Dataset all;
  private final Rows rows;

  private Partition(Split split, Observations set, Optional<Encoding> encoding, Dataset all) {
    this.split = split;
    this.set = set;
    this.encoding = encoding;
    this.all = all;
    this.rows =
        new Rows(
            split.training(all),
            split.holdsOut() ? Optional.of(split.heldOut(all)) : Optional.empty());
  }

  /** The rows of a data set, parted as the spec's seed decides. */
  public static Partition of(Spec spec, Observations set) {
    Dataset filled = set.data();
    Split split = Split.of(filled, set.task(), spec.preparation().parting(), spec.start().seed());
    if (split.trainsOnAll() || set.encoding().isEmpty()) {
      return new Partition(split, set, set.encoding(), filled);
    }
    Encoding learned = set.encoding().get().withMeansOver(set.rows(), split.trainingRows());
    return new Partition(split, set, Optional.of(learned), Dataset.of(learned, set.rows()));
  }

  /** What a run is trained on, and what it is watched on. */
  public Rows rows() {
    return rows;
  }

  /** The rows that are trained on. */
  public Dataset training() {
    return rows.training();
  }

  /** All rows in the order of the data set. */
  public Dataset all() {
    return all;
  }

  public boolean isHeldOut(int row) {
    return split.isHeldOut(row);
  }

  /**
   * The names of the classes that a network tells apart: two where it has one output. Empty where
   * it predicts numbers, as also one that gives 0 and 1 without a sigmoid.
   */
  public List<String> classes(Network network) {
    List<String> named = encoding.map(Encoding::classes).orElse(List.of());
    if (!named.isEmpty() || set.task() == Task.NUMBERS) {
      return named;
    }
    if (network.outputs() > 1) {
      return IntStream.rangeClosed(1, network.outputs()).mapToObj(k -> "y" + k).toList();
    }
    return network.output() == Activation.SIGMOID ? List.of("0", "1") : List.of();
  }

  /** How the table's words became numbers; empty for rows that were numbers. */
  public Optional<Encoding> encoding() {
    return encoding;
  }

  /** How new rows become numbers: as those of the table did, else by the names x1, x2, .. */
  public Encoding encodingOfRows() {
    return encoding.orElseGet(() -> Encoding.ofNumbers(all.inputs(), all.targets(), set.task()));
  }

  /** New rows as they can be predicted on, the training rows' means in place of missing inputs. */
  public Dataset filled(EncodedRows inputs) {
    double[] targets = new double[inputs.rows() * all.targets()];
    EncodedRows rows = new EncodedRows(inputs.rows(), inputs.inputs(), targets);
    return Dataset.of(encodingOfRows(), rows);
  }
}
