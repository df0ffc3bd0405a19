package dev.plateau.network;

import dev.plateau.network.GradientReport.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a {@link GradientReport} leaves out, and what it cannot see. */
final class GradientWarnings {
  private static final int MAX_NAMED = 10;

  private final GradientRequest request;
  private final GradientBudget budget;
  private final List<Derivative> gradient;
  private final List<Warning> warnings = new ArrayList<>();

  GradientWarnings(GradientRequest request, GradientBudget budget, List<Derivative> gradient) {
    this.request = request;
    this.budget = budget;
    this.gradient = gradient;
  }

  List<Warning> all(boolean finite, boolean withRows) {
    if (finite) {
      checkComparison();
      checkClaims();
    }
    if (finite && !budget.hessian()) {
      add(
          "hessian-left-out",
          "The Hessian is left out: with so many rows and parameters it would take too long.");
    }
    if (withRows && budget.rows() < request.data().rows()) {
      add("rows-left-out", "Only the first %,d rows are shown.".formatted(budget.rows()));
    }
    if (!budget.formulas()) {
      add("formulas-left-out", "The formulas are left out: there are too many of them.");
    }
    return List.copyOf(warnings);
  }

  private void checkComparison() {
    if (budget.entries() < gradient.size()) {
      add(
          "comparison-sampled",
          "%,d of %,d derivatives were compared with central differences; all would take too long."
              .formatted(budget.entries(), gradient.size()));
      return;
    }
    List<Derivative> alone = gradient.stream().filter(d -> Double.isNaN(d.numerical())).toList();
    if (!alone.isEmpty()) {
      add(
          "no-numerical-witness",
          "Central differences say nothing about %s: within their step a unit passes a kink, such as relu's at 0."
              .formatted(named(alone)));
    }
  }

  /** Derivatives that happen to be equal: a claim that swaps them would agree all the same. */
  private void checkClaims() {
    List<List<Derivative>> groups = new ArrayList<>();
    gradient.stream()
        .filter(derivative -> derivative.claim().agrees().orElse(false))
        .sorted(Comparator.comparingDouble(Derivative::value))
        .forEach(derivative -> {
          if (groups.isEmpty() || !groups.getLast().getFirst().isAlike(derivative)) {
            groups.add(new ArrayList<>());
          }
          groups.getLast().add(derivative);
        });
    String alike =
        groups.stream()
            .filter(group -> group.size() > 1)
            .limit(MAX_NAMED)
            .map(GradientWarnings::named)
            .collect(Collectors.joining("; "));
    if (!alike.isEmpty()) {
      add(
          "indistinguishable-claims",
          """
          These derivatives are equal at this theta, so a claim that swaps them agrees by accident: \
          %s. Claim again at another theta, such as init uniform from -1 to 1.\
          """
              .formatted(alike));
    }
  }

  private static String named(List<Derivative> derivatives) {
    String names =
        derivatives.stream()
            .limit(MAX_NAMED)
            .map(Derivative::name)
            .collect(Collectors.joining(", "));
    return derivatives.size() <= MAX_NAMED
        ? names
        : names + " and %,d more".formatted(derivatives.size() - MAX_NAMED);
  }

  private void add(String id, String summary) {
    warnings.add(new Warning(id, summary));
  }
}
