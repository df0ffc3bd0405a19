package dev.plateau.diagnosis.update;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.network.BackwardMistake;
import dev.plateau.network.Objective;
import dev.plateau.training.Optimizer;
import dev.plateau.training.StepRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** The usual mistakes of a training loop, the simplest first. */
final class Mistakes {
  /** A step count so high that Adam's corrections are 1. */
  private static final int UNCORRECTED = 1_000_000_000;

  private final ClaimedUpdates claimed;
  private final Objective objective;
  private final int rows;
  private final Gradients exact;
  private final List<Factor> factors;
  private final List<Mistake> all = new ArrayList<>();

  private Mistakes(ClaimedUpdates claimed) {
    this.claimed = claimed;
    this.objective = claimed.objective();
    this.rows = objective.rows();
    this.exact = Gradients.exact(objective);
    this.factors = Factor.of(claimed.loss(), rows, claimed.network().outputs());
  }

  /**
   * Those that may explain a departure.
   *
   * @param rule what the claimed rule predicts at the step that departs from it
   */
  static List<Mistake> of(ClaimedUpdates claimed, Prediction rule, int step) {
    Mistakes mistakes = new Mistakes(claimed);
    mistakes.addStill(StillEntries.of(claimed, rule, step));
    mistakes.addFactors();
    mistakes.addAccumulation();
    if (mistakes.rows > 1) {
      mistakes.addRows();
      mistakes.addOnline();
    }
    mistakes.addLayers();
    mistakes.addBackward();
    mistakes.addRules();
    mistakes.addAlpha(rule.factor(step));
    return List.copyOf(mistakes.all);
  }

  private void add(String id, String explanation, Supplier<Loop> loops) {
    all.add(new Mistake(id, explanation, loops));
  }

  /** Wrong gradients, as they are and with a wrong factor besides. */
  private void addScaled(String id, String explanation, Supplier<Gradients> gradients) {
    add(id, explanation, times(gradients, 1));
    for (Factor factor : factors) {
      add(id, explanation + " " + factor.explanation(), times(gradients, factor.value()));
    }
  }

  private Supplier<Loop> times(Supplier<Gradients> gradients, double factor) {
    return () -> claimed.loop(gradients.get().times(factor));
  }

  private void addStill(StillEntries still) {
    if (!still.isEmpty()) {
      addScaled("not-updated", still.describe(), () -> exact.without(still.mask()));
    }
  }

  private void addFactors() {
    add("sign", "The sign is wrong: the step goes uphill.", times(() -> exact, -1));
    for (Factor factor : factors) {
      add(factor.id(), factor.explanation(), times(() -> exact, factor.value()));
    }
    for (Factor factor : factors) {
      String both = factor.explanation() + " The sign is wrong too: the step goes uphill.";
      add("sign", both, times(() -> exact, -factor.value()));
    }
  }

  private void addAccumulation() {
    addScaled(
        "not-reset",
        "The sums are not reset: the gradients of all earlier steps are added to that of this one.",
        () -> exact.accumulated(claimed.parameters()));
  }

  private void addRows() {
    String last =
        "Only the last row's gradient counts: each row's is assigned where it must be added.";
    Gradients row = Gradients.ofRow(objective, step -> rows - 1);
    add("last-row-only", last, times(() -> row, 1.0 / rows));
    for (Factor factor : factors) {
      String also = factor.value() == rows ? " It is not divided by the number of rows." : "";
      String words = also.isEmpty() ? last + " " + factor.explanation() : last + also;
      add("last-row-only", words, times(() -> row, factor.value() / rows));
    }
    add(
        "first-row-only",
        "Only the first row's gradient counts.",
        times(() -> Gradients.ofRow(objective, step -> 0), 1.0 / rows));
    add(
        "one-row-a-step",
        "Each step takes the gradient of one row, in their order, not the mean over all rows.",
        times(() -> Gradients.ofRow(objective, step -> (step - 1) % rows), 1));
  }

  private void addOnline() {
    String online = "Theta is updated after each row, in their order, not once for all rows.";
    for (double divisor : new double[] {1, rows}) {
      String by = divisor == 1 ? "" : " Each row's gradient is divided by their number.";
      add("row-by-row", online + by, online(1 / divisor));
      factors.stream()
          .filter(factor -> factor.id().equals(Factor.TWO))
          .forEach(two ->
              add(
                  "row-by-row",
                  online + by + " " + two.explanation(),
                  online(two.value() / divisor)));
    }
  }

  private Supplier<Loop> online(double factor) {
    return () -> new OnlineLoop(claimed, objective, factor);
  }

  private void addLayers() {
    boolean plain = claimed.rule() instanceof Optimizer.GradientDescent;
    if (!plain || claimed.network().hidden().isEmpty()) {
      return;
    }
    double alpha = claimed.alpha();
    addLayers("", alpha);
    factors.forEach(factor -> addLayers(" " + factor.explanation(), alpha * factor.value()));
  }

  private void addLayers(String also, double alpha) {
    String afresh =
        "Layers are updated one after another, from the %s on, each by a gradient that was computed"
            + " after the one before had moved.%s";
    add(
        "layer-by-layer",
        "The output's weights are updated before the error is taken back through them." + also,
        () -> new MovedWeightsLoop(objective, alpha));
    add(
        "layer-by-layer",
        afresh.formatted("output", also),
        () -> new LayerwiseLoop(objective, alpha, true));
    add(
        "layer-by-layer",
        afresh.formatted("input", also),
        () -> new LayerwiseLoop(objective, alpha, false));
  }

  private void addBackward() {
    addBackward(
        BackwardMistake.SLOPE_AT_ACTIVATION,
        "The slope of hidden units is taken at their activation, h'(h(z)), not at their sum,"
            + " h'(z).");
    addBackward(BackwardMistake.NO_HIDDEN_SLOPE, "The slope h'(z) of hidden units is missing.");
    addBackward(
        BackwardMistake.NO_OUTPUT_SLOPE, "The slope of the output's activation is missing.");
  }

  private void addBackward(BackwardMistake mistake, String explanation) {
    if (mistake.concerns(claimed.network(), claimed.loss())) {
      addScaled(
          "backward-slope",
          explanation,
          () -> (theta, step) -> mistake.gradient(objective, theta, theta));
    }
  }

  private void addRules() {
    Map<StepRule, String> others = new LinkedHashMap<>();
    others.put(new Optimizer.GradientDescent(), "gradient descent");
    others.put(new Optimizer.Momentum(), "momentum 0.9");
    others.put(new Optimizer.Nesterov(), "Nesterov's momentum 0.9");
    others.put(new Optimizer.Adam(), "Adam");
    others.put(new Optimizer.RmsProp(), "RMSprop");
    others.put(new Optimizer.RmsProp(0.9, 1e-8), "RMSprop with decay 0.9");
    others.put(new Optimizer.Adagrad(), "Adagrad");
    others.remove(claimed.rule());
    others.forEach((rule, name) ->
        add(
            "other-rule",
            "The steps are those of %s.".formatted(name),
            () -> claimed.loop(rule, claimed.alpha(), exact, step -> step)));
    if (claimed.rule() instanceof Optimizer.Adam || claimed.rule() instanceof Optimizer.AdamW) {
      String means = "The means are not corrected: they are not divided by 1 - beta^t.";
      add("no-correction", means, counted(step -> UNCORRECTED));
      add("step-count", "The step count t stays 1.", counted(step -> 1));
    }
  }

  private Supplier<Loop> counted(IntUnaryOperator count) {
    return () -> claimed.loop(claimed.rule(), claimed.alpha(), exact, count);
  }

  private void addAlpha(double factor) {
    double alpha = factor * claimed.alpha();
    if (alpha > 0 && Double.isFinite(alpha)) {
      String words =
          "Every entry goes %s times as far, as if alpha were %s."
              .formatted(Wording.number(factor), Wording.number(alpha));
      add("other-alpha", words, () -> claimed.loop(claimed.rule(), alpha, exact, step -> step));
    }
  }
}
