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
  private static final int MOST_ROWS = 200;
  private static final int MOST_COLUMNS = 40;

  @Override
  public String id() {
    return "unscaled-inputs";
  }

  @Override
  public Optional<String> warn(UntrainedRun beginning) {
    return Scale.of(beginning).filter(Scale::isBad).map(Scale::summary);
  }

  /**
   * How the inputs stand.
   *
   * @param raw the condition number of the second-moment matrix of (inputs, 1)
   * @param scaled the same once they are standardized
   * @param saturated share of the first layer's units that the start saturates
   * @param largest input in size
   */
  private record Scale(double raw, double scaled, double saturated, double largest) {

    static Optional<Scale> of(UntrainedRun beginning) {
      if (beginning.spec().preparation().standardize()
          || beginning.rows().inputs() > MOST_COLUMNS) {
        return Optional.empty();
      }
      Dataset rows = beginning.rows().sample(MOST_ROWS);
      return Optional.of(
          new Scale(
              condition(rows),
              condition(Standardization.of(rows).apply(rows)),
              SaturatedUnits.share(beginning.start(), 1),
              largestInput(rows)));
    }

    boolean isBad() {
      return (raw > CONDITION && raw > IMPROVEMENT * scaled)
          || (saturated >= SaturatedUnits.MANY && largest > LARGE_INPUT);
    }

    String summary() {
      return raw > CONDITION
          ? "The inputs are of very different sizes (condition number %s): no one alpha suits all."
              .formatted(Wording.number(raw))
          : "Inputs as large as %s saturate the first layer at the start."
              .formatted(Wording.number(largest));
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
  public Optional<Verdict> judge(FinishedRun run) {
    return Scale.of(run.beginning()).filter(Scale::isBad).map(scale -> verdict(run, scale));
  }

  private Verdict verdict(FinishedRun run, Scale scale) {
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
    Remedy standardize =
        Remedy.of(
                "standardize",
                "Scale the inputs to mean 0 and deviation 1: standardize.",
                1,
                spec -> spec.withPreparation(new Preparation(true)))
            .fromTheSameStart();
    return run.converged()
        ? Verdict.of(finding, List.of())
        : Verdict.suspect(finding, List.of(standardize));
  }
}
