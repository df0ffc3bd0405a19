package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.kernel.Elementary;
import dev.plateau.math.Spectrum;
import dev.plateau.training.Outcome;
import dev.plateau.training.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The kind of place where a run came to rest: saddle, local minimum, or flat. */
final class StationaryPoint implements Check {
  /**
   * What as many epochs again, of steps of 1 / lambda, would take off the loss at this slope, in
   * shares of what is left.
   */
  private static final double STANDSTILL = 0.05;

  /** Of the largest eigenvalue: what is smaller is 0 to rounding and to a flat direction. */
  private static final double TOLERANCE = 1e-6;

  /** What rounding alone moves theta away from a saddle. */
  private static final double ROUNDING = 1e-16;

  @Override
  public String id() {
    return "flat-region";
  }

  /** What the eigenvalues say. */
  private enum Kind {
    SADDLE("saddle", "a saddle: along some directions the loss falls on"),
    MINIMUM("local-minimum", "a local minimum: the loss rises in every direction"),
    FLAT("flat-region", "a flat region: the curvature does not tell a saddle from a minimum");

    private final String id;
    private final String words;

    Kind(String id, String words) {
      this.id = id;
      this.words = words;
    }

    static Kind of(Spectrum spectrum) {
      double tolerance = tolerance(spectrum);
      if (spectrum.smallest() < -tolerance) {
        return SADDLE;
      }
      boolean all = !spectrum.eigenvalues().isEmpty();
      return all && spectrum.smallest() > tolerance ? MINIMUM : FLAT;
    }
  }

  private static double tolerance(Spectrum spectrum) {
    return TOLERANCE * Math.max(Math.abs(spectrum.largest()), Math.abs(spectrum.smallest()));
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double left = run.losses().last() - run.bounds().floor();
    double norm = run.end().gradientNorm();
    if (run.outcome() != Outcome.PLATEAU) {
      return Optional.empty();
    }
    Spectrum spectrum = run.end().spectrum();
    double fall = norm * norm / spectrum.largest() * run.epochs() / left;
    if (!(fall < STANDSTILL)) {
      return Optional.empty();
    }
    Kind kind = Kind.of(spectrum);
    Finding finding =
        new Finding(
            kind.id,
            Severity.SYMPTOM,
            "The run rests on %s.".formatted(kind.words),
            """
            Where the gradient is next to 0 the loss hardly changes. The eigenvalues of the \
            Hessian tell what kind of place it is: all positive, and it is the bottom of a bowl; a \
            negative one, and there is a way down which gradient descent finds only slowly, the \
            slower the smaller its curvature; none of both, and the place is flat to second \
            order.\
            """,
            evidence(run, spectrum, norm),
            "Second-order conditions; saddles: Dauphin et al. (2014)");
    return Optional.of(Assessment.of(finding, cures(run)));
  }

  private static List<Remedy> cures(FinishedRun run) {
    List<Remedy> cures = new ArrayList<>(RandomStarts.scaled(run.spec()));
    cures.add(Optimizers.adam());
    return cures;
  }

  private static List<Evidence> evidence(FinishedRun run, Spectrum spectrum, double norm) {
    List<Evidence> evidence = new ArrayList<>();
    int epoch = run.epochs();
    evidence.add(Evidence.of("norm of the gradient", norm).at(epoch));
    evidence.add(
        Evidence.of("smallest Hessian eigenvalue", spectrum.smallest(), -tolerance(spectrum))
            .at(epoch));
    evidence.add(Evidence.of("largest Hessian eigenvalue", spectrum.largest()).at(epoch));
    epochsToLeave(run, ROUNDING)
        .ifPresent(epochs ->
            evidence.add(
                Evidence.of("epochs to leave it from a distance of 1e-16, about", epochs)));
    return evidence;
  }

  /**
   * About how many epochs a distance from the end of a run takes to grow to 1, by a factor of 1 +
   * alpha x abs(lambda_min) in each; empty where no curvature is negative there.
   */
  static OptionalDouble epochsToLeave(FinishedRun run, double distance) {
    Spectrum spectrum = run.end().spectrum();
    boolean grows =
        Kind.of(spectrum) == Kind.SADDLE
            && Stability.dependsOnAlpha(run.spec().descent().optimizer());
    double rate = run.spec().descent().learningRate() * Math.abs(spectrum.smallest());
    return grows
        ? OptionalDouble.of(Math.rint(-Elementary.log(distance) / rate))
        : OptionalDouble.empty();
  }
}
