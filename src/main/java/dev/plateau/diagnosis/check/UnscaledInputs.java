package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.math.Spectrum;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Inputs of very different or very large size, which make valleys that no one alpha suits. */
final class UnscaledInputs implements Check {
  private static final double CONDITION = 1e4;

  /** Scaling must make it so much better, or the columns are not badly scaled but alike. */
  private static final double IMPROVEMENT = 10;

  /** Eigenvalues below this share of the largest are columns that depend on others. */
  private static final double DEPENDENT = 1e-13;

  private static final double LARGE_INPUT = 10;

  /** Deviations between these, and means of at most ten deviations, need no scaling. */
  private static final double LARGE_DEVIATION = 10;

  private static final double SMALL_DEVIATION = 0.1;
  private static final double FAR_MEAN = 10;
  private static final double SPREAD = 100;
  private static final int MOST_ROWS = 200;
  private static final int MOST_COLUMNS = 40;

  @Override
  public String id() {
    return "unscaled-inputs";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return Scale.of(untrained).filter(Scale::isBad).map(Scale::summary);
  }

  /**
   * How the inputs stand.
   *
   * @param raw the condition number of the second-moment matrix of (inputs, 1)
   * @param scaled the same once they are standardized
   * @param saturated share of the first layer's units that the start saturates
   * @param largest input in size
   * @param sizes of all rows
   */
  private record Scale(
      double raw, double scaled, double saturated, double largest, Columns columns, Sizes sizes) {

    static Optional<Scale> of(UntrainedRun untrained) {
      if (untrained.spec().preparation().scalesInputs()) {
        return Optional.empty();
      }
      Dataset rows = untrained.rows().sample(MOST_ROWS);
      boolean few = rows.inputs() <= MOST_COLUMNS;
      return Optional.of(
          new Scale(
              few ? condition(rows) : Double.NaN,
              few ? condition(Standardization.of(rows).apply(rows)) : Double.NaN,
              SaturatedUnits.share(untrained.start(), 1),
              largestInput(rows),
              Columns.of(rows),
              Sizes.of(untrained.rows())));
    }

    boolean isSuspect() {
      return isBad() || columns.isUneven();
    }

    boolean isBad() {
      return (raw > CONDITION && raw > IMPROVEMENT * scaled)
          || (saturated >= SaturatedUnits.MANY && largest > LARGE_INPUT);
    }

    String summary() {
      if (!isBad()) {
        return "%s: %s".formatted(sizes.describe(), columns.summary());
      }
      return raw > CONDITION
          ? "%s: no one alpha suits all inputs (condition number %s)."
              .formatted(sizes.describe(), Wording.number(raw))
          : "%s: inputs as large as %s saturate the first layer at the start."
              .formatted(sizes.describe(), Wording.number(largest));
    }
  }

  /**
   * The columns that vary.
   *
   * @param farthest the largest mean, in deviations of its column
   */
  private record Columns(double smallest, double largest, double farthest) {
    static Columns of(Dataset rows) {
      double smallest = Double.POSITIVE_INFINITY;
      double largest = 0;
      double farthest = 0;
      for (int column = 0; column < rows.inputs(); column++) {
        int c = column;
        Moments own = Moments.of(rows.rows(), row -> rows.input(row, c));
        if (own.deviation() > 0) {
          smallest = Math.min(smallest, own.deviation());
          largest = Math.max(largest, own.deviation());
          farthest = Math.max(farthest, Math.abs(own.mean()) / own.deviation());
        }
      }
      return new Columns(smallest, largest, farthest);
    }

    boolean isUneven() {
      return largest > LARGE_DEVIATION
          || smallest < SMALL_DEVIATION
          || farthest > FAR_MEAN
          || largest > SPREAD * smallest;
    }

    String summary() {
      return largest > SPREAD * smallest
          ? "the inputs' deviations reach from %s to %s: no one alpha suits all."
              .formatted(Wording.number(smallest), Wording.number(largest))
          : "the inputs are not scaled, deviations from %s to %s, means up to %s deviations from 0."
              .formatted(
                  Wording.number(smallest), Wording.number(largest), Wording.number(farthest));
    }
  }

  private static double condition(Dataset rows) {
    int columns = rows.inputs() + 1;
    double[] moments = new double[columns * columns];
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= i; j++) {
          moments[i * columns + j] += entry(rows, row, i) * entry(rows, row, j);
        }
      }
    }
    Spectrum spectrum =
        Spectrum.of(
            columns,
            (v, product) -> {
              for (int i = 0; i < columns; i++) {
                product[i] = 0;
                for (int j = 0; j < columns; j++) {
                  product[i] += moments[Math.max(i, j) * columns + Math.min(i, j)] * v[j];
                }
              }
            });
    double smallest =
        spectrum.eigenvalues().stream()
            .filter(value -> value > DEPENDENT * spectrum.largest())
            .findFirst()
            .orElse(Double.NaN);
    return spectrum.largest() / smallest;
  }

  private static double entry(Dataset rows, int row, int column) {
    return column < rows.inputs() ? rows.input(row, column) : 1;
  }

  private static double largestInput(Dataset rows) {
    return IntStream.range(0, rows.rows())
        .mapToDouble(row ->
            IntStream.range(0, rows.inputs())
                .mapToDouble(c -> Math.abs(rows.input(row, c)))
                .max()
                .orElse(0))
        .max()
        .orElse(0);
  }

  @Override
  public boolean explainsUnrest() {
    return true;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    return Scale.of(run.untrained()).filter(Scale::isSuspect).map(scale -> assessment(run, scale));
  }

  private Assessment assessment(FinishedRun run, Scale scale) {
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            scale.summary(),
            """
            An input that is a thousand times as large as another makes the loss a thousand \
            thousand times as steep along its weights. A step that is stable there hardly moves \
            the other weights, and one that would move them overshoots; large inputs also push \
            units into the flat part of their activation. Shifting each input to mean 0 and \
            scaling it to deviation 1 makes the valley round.\
            """,
            List.of(
                Evidence.of("condition number of the inputs", scale.raw(), CONDITION),
                Evidence.of("the same once standardized", scale.scaled()),
                Evidence.of("largest input", scale.largest(), LARGE_INPUT),
                Evidence.of(
                        "share of saturated units in the first layer",
                        scale.saturated(),
                        SaturatedUnits.MANY)
                    .at(0)),
            "LeCun, Bottou, Orr and Müller, Efficient BackProp (1998), section 4.3");
    if (run.converged()) {
      Assessment known = Assessment.of(finding, List.of());
      return scale.isBad() ? known : known.onlyIfProven();
    }
    Assessment suspect = Assessment.suspect(finding, List.of(standardize()));
    return scale.isBad() ? suspect : suspect.onlyIfProven();
  }

  private static Spec scaled(Spec spec) {
    Preparation known = spec.preparation();
    return spec.withPreparation(known.withScaling(true, known.scalesTargets()));
  }

  static Remedy standardize() {
    return Remedy.of(
            "standardize",
            "Scale the inputs to mean 0 and deviation 1: standardize.",
            1,
            UnscaledInputs::scaled)
        .fromTheSameStart();
  }
}
