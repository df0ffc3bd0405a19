package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.math.MostLikely;
import dev.plateau.network.Network;
import dev.plateau.training.Partition;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows and what a network predicts for them.
 *
 * @param known the rows of the data set that the network was trained on
 * @param rows those that are predicted on, not scaled
 * @param own whether they are the rows of the data set, so that they have targets
 * @param classes empty for numbers
 */
record PredictedRows(
    Partition known, Dataset rows, boolean own, List<double[]> predictions, List<String> classes) {

  static PredictedRows of(
      Partition known, Dataset rows, boolean own, List<double[]> predictions, Network network) {
    return new PredictedRows(known, rows, own, predictions, known.classes(network));
  }

  PredictionsView view() {
    return new PredictionsView(
        rows.inputRows(),
        own ? rows.targetRows() : null,
        predictions,
        classes.isEmpty() ? null : labels(),
        classes.isEmpty() ? null : classes,
        own ? heldOut() : null,
        new PredictionWords(this));
  }

  private List<Boolean> heldOut() {
    return IntStream.range(0, rows.rows()).mapToObj(known::isHeldOut).toList();
  }

  private List<String> labels() {
    return predictions.stream().map(this::label).toList();
  }

  /** The most likely class. */
  String label(double[] prediction) {
    return classes.get(MostLikely.of(prediction));
  }
}
