package dev.plateau.web.gradient;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.diagnosis.update.UpdateReport;
import dev.plateau.json.FiniteNumbers;
import dev.plateau.json.NullIfNotFinite;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Derivative;
import dev.plateau.network.GradientCheck;
import dev.plateau.network.GradientReport;
import dev.plateau.network.GradientRequest;
import dev.plateau.network.Trace;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Stability;
import dev.plateau.web.gradient.GradientReader.Asked;
import dev.plateau.web.job.JobView.Finding;
import dev.plateau.web.result.IdenticalUnitsView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A {@link GradientReport} in JSON. */
@Schema(name = "Gradient")
record GradientView(
    @Schema(description = "null where it is not finite") @NullIfNotFinite double loss,
    List<Entry> gradient,
    @Schema(description = "the gradient's Euclidean norm") @NullIfNotFinite double norm,
    @Schema(description = "null where loss or gradient are not finite") @Nullable Check check,
    @Schema(description = "null where it is not finite or too large to compute")
        @Nullable Hessian hessian,
    @Schema(description = "backpropagation row by row; absent with rows=false")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<Row> rows,
    @Schema(description = "where the gradient was taken: w1.. then b1..")
        List<@NullIfNotFinite Double> theta,
    @Schema(description = "groups of hidden units that do the same and get the same gradient")
        List<IdenticalUnitsView> identicalUnits,
    @Schema(description = "why loss or gradient are not finite: which row, which unit")
        @Nullable String reason,
    @Schema(description = "what the answer leaves out, and what it cannot see")
        List<Finding> warnings,
    @Schema(description = "the caller's own steps; absent without a trajectory")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable TrajectoryView trajectory) {

  /**
   * The view of a report.
   *
   * @param question where the gradient was taken
   */
  static GradientView of(GradientReport report, Asked question, Optional<UpdateReport> updates) {
    GradientRequest asked = question.gradient();
    Optimizer optimizer = question.optimizer();
    return new GradientView(
        report.loss(),
        report.gradient().stream().map(Entry::of).toList(),
        report.norm(),
        report.check().map(Check::of).orElse(null),
        report.spectrum().map(spectrum -> Hessian.of(spectrum, optimizer)).orElse(null),
        report.rows().map(rows -> rows.stream().map(Row::of).toList()).orElse(null),
        asked.theta().asList(),
        IdenticalUnitsView.of(asked.network(), asked.theta().toArray()),
        report.reason().orElse(null),
        report.warnings().stream().map(one -> new Finding(one.id(), one.summary())).toList(),
        updates.map(TrajectoryView::of).orElse(null));
  }

  /** One derivative. */
  @Schema(name = "Derivative")
  record Entry(
      String name,
      @Schema(description = "by backpropagation; null where it is not finite") @NullIfNotFinite
          double value,
      @Schema(description = "by central differences; null where they were not taken")
          @NullIfNotFinite
          double numerical,
      @Schema(
              description =
                  "|value - numerical| / max(|value|, |numerical|, floor), where the floor is as"
                      + " small as central differences can see")
          @NullIfNotFinite
          double relativeError,
      @Schema(description = "LaTeX") @Nullable String formula,
      @Schema(description = "what the caller says it is") @Nullable Double claimed,
      @Schema(description = "the relative error of what is claimed against value")
          @Nullable Double claimedError,
      @Schema(
              description =
                  "whether claim and value agree to seven digits (5e-7), or to the decimals that"
                      + " were typed")
          @Nullable Boolean agrees) {

    static Entry of(Derivative derivative) {
      return new Entry(
          derivative.name(),
          derivative.value(),
          derivative.numerical(),
          derivative.relativeError(),
          derivative.formula().orElse(null),
          FiniteNumbers.orNull(derivative.claim().value()),
          FiniteNumbers.orNull(derivative.claim().relativeError()),
          derivative.claim().agrees().orElse(null));
    }
  }

  /** Backpropagation against central differences, here and at three random points. */
  @Schema(name = "GradientCheck")
  record Check(
      @Nullable Double maxRelativeError,
      @Schema(description = "whether no relative error exceeds 1e-7; null if nothing was compared")
          @Nullable Boolean agrees,
      @Schema(description = "the given one and three random ones") int points) {

    static Check of(GradientCheck check) {
      OptionalDouble error = check.maxRelativeError();
      return new Check(
          FiniteNumbers.orNull(error),
          error.isPresent() ? check.agrees() : null,
          check.points().size());
    }
  }

  /** The curvature of the loss. */
  @Schema(name = "Hessian")
  record Hessian(
      @Schema(description = "ascending; null above 512 parameters")
          @Nullable List<@NullIfNotFinite Double> eigenvalues,
      @NullIfNotFinite double largest,
      @NullIfNotFinite double smallest,
      @Schema(
              description =
                  "the largest alpha that is stable along the direction of the largest eigenvalue:"
                      + " for gradient-descent 2 / largest, for momentum and nesterov by their"
                      + " momentum; null where largest is not above 0, and for optimizers that"
                      + " scale each derivative")
          @Nullable Double largestStableAlpha,
      @Schema(description = "why eigenvalues are null") @Nullable String reason) {

    static Hessian of(Spectrum spectrum, Optimizer optimizer) {
      boolean all = !spectrum.eigenvalues().isEmpty();
      return new Hessian(
          all ? spectrum.eigenvalues() : null,
          spectrum.largest(),
          spectrum.smallest(),
          FiniteNumbers.orNull(Stability.largestAlpha(optimizer, spectrum.largest())),
          all ? null : reason(spectrum));
    }

    private static String reason(Spectrum spectrum) {
      return Double.isFinite(spectrum.largest())
          ? "all eigenvalues are given up to %d parameters".formatted(Spectrum.FULL)
          : "the Hessian is not finite";
    }
  }

  /** One row's way through the network and back; z, a and delta layer by layer. */
  @Schema(name = "BackpropagationRow")
  record Row(
      List<Double> input,
      List<Double> target,
      List<List<@NullIfNotFinite Double>> z,
      List<List<@NullIfNotFinite Double>> a,
      @Schema(
              description =
                  "the row's share of dL/dz: dL/dw is the sum over rows of delta times what goes"
                      + " into the weight")
          List<List<@NullIfNotFinite Double>> delta,
      List<@NullIfNotFinite Double> prediction,
      @Schema(description = "the row's own; the loss is their mean") @NullIfNotFinite double loss) {

    static Row of(Trace trace) {
      return new Row(
          trace.input(),
          trace.target(),
          trace.z(),
          trace.a(),
          trace.delta(),
          trace.prediction(),
          trace.loss());
    }
  }
}
