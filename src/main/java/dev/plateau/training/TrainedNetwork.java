package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A network with its parameters and the scale of its rows: it predicts in the targets' own unit.
 */
public final class TrainedNetwork {
  private final Spec spec;
  private final Dataset training;
  private final double[] theta;
  private final Optional<Standardization> scaling;

  /**
   * A trained network.
   *
   * @param training the rows it was trained on, not scaled
   */
  public TrainedNetwork(Spec spec, Dataset training, double[] theta) {
    this.spec = spec;
    this.training = training;
    this.theta = theta;
    Preparation preparation = spec.preparation();
    this.scaling =
        preparation.scalesInputs() || preparation.scalesTargets()
            ? Optional.of(preparation.scaling(training))
            : Optional.empty();
  }

  public Network network() {
    return spec.network();
  }

  /** The rows it was trained on, not scaled. */
  public Dataset training() {
    return training;
  }

  /** How rows are scaled before the network sees them, where they are. */
  public Optional<Standardization> scaling() {
    return scaling;
  }

  /** The predictions for rows that are not scaled. */
  public List<double[]> predictions(Dataset rows) {
    Dataset scaled = scaling.map(scale -> scale.apply(rows)).orElse(rows);
    Objective objective = new Objective(spec.network(), spec.loss(), scaled);
    List<double[]> outputs = Arrays.asList(objective.predictions(theta));
    return scaling
        .map(scale -> outputs.stream().map(scale::undoOnPredictions).toList())
        .orElse(outputs);
  }

  /** The predictions row by row. */
  public double[] flatPredictions(Dataset rows) {
    return predictions(rows).stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** The loss on rows that are not scaled, in the unit of training. */
  public double loss(Dataset rows) {
    return new Objective(spec.network(), spec.loss(), spec.prepared(rows, training)).loss(theta);
  }
}
