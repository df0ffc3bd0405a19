package dev.plateau.diagnosis.update;

import dev.plateau.diagnosis.evidence.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares a trajectory with the rule that is claimed, step by step, and looks for the mistake. */
final class UpdateCheck {
  /** Multiply budget of the comparison with the rule, roughly 1 s. */
  private static final double MAX_RULE_WORK = 1e9;

  /** Multiply budget of the search for the mistake, roughly 4 s. */
  private static final double MAX_SEARCH_WORK = 4e9;

  private final ClaimedUpdates claimed;
  private final int steps;

  UpdateCheck(ClaimedUpdates claimed) {
    this.claimed = claimed;
    this.steps = steps(claimed);
  }

  private static int steps(ClaimedUpdates claimed) {
    return (int) Math.clamp(MAX_RULE_WORK / Prediction.work(claimed), 1, claimed.steps());
  }

  static double work(ClaimedUpdates claimed) {
    return steps(claimed) * Prediction.work(claimed) + MAX_SEARCH_WORK;
  }

  UpdateReport report() {
    Prediction rule =
        new Prediction(claimed, () -> claimed.loop(Gradients.exact(claimed.objective())));
    int hidden = 0;
    for (int step = 1; step <= steps; step++) {
      rule.take(step);
      List<Integer> departing = rule.departures(step);
      if (!departing.isEmpty()) {
        return departed(rule, step, hidden, departing);
      }
      hidden += rule.isVisible() ? 0 : 1;
    }
    return new UpdateReport(steps, hidden, Optional.empty(), followed(hidden));
  }

  private String followed(int hidden) {
    String all =
        steps == 1
            ? "The step follows the rule."
            : "All %,d steps follow the rule.".formatted(steps);
    return hidden == 0
        ? all
        : "%s The digits typed do not show %,d of them: type more digits.".formatted(all, hidden);
  }

  private UpdateReport departed(Prediction rule, int step, int hidden, List<Integer> departing) {
    List<Suspicion> suspects = suspects(rule, step);
    int k = departing.getFirst();
    Departure departure =
        new Departure(
            step,
            claimed.network().parameterNames().get(k),
            rule.expected(k),
            claimed.point(step)[k],
            departing.size(),
            suspects.stream().findFirst().map(best -> best.mistake().id()));
    String explanation = where(departure) + " " + why(step, suspects);
    return new UpdateReport(step, hidden, Optional.of(departure), explanation);
  }

  private String where(Departure departure) {
    return "Step %,d leaves the rule in %s: %s where it gives %s from theta before the step."
        .formatted(
            departure.step(),
            departure.entries() == 1
                ? departure.name()
                : "%s and %,d other entries".formatted(departure.name(), departure.entries() - 1),
            digits(departure.got()),
            digits(departure.expected()));
  }

  private static String digits(double number) {
    return Double.isFinite(number)
        ? String.format(Locale.ROOT, "%.7g", number)
        : Wording.number(number);
  }

  private String why(int step, List<Suspicion> suspects) {
    if (suspects.isEmpty()) {
      return "No usual mistake explains it: check the gradient itself, with claimed at this theta.";
    }
    Suspicion best = suspects.getFirst();
    int rest = claimed.steps() - step + 1;
    String reach =
        rest == 1
            ? "This explains the step."
            : best.steps() == rest
                ? "This explains all steps from there on."
                : "This explains %,d of the %,d steps from there on.".formatted(best.steps(), rest);
    List<String> equals =
        suspects.stream()
            .skip(1)
            .filter(other -> other.steps() == best.steps())
            .map(other -> other.mistake().explanation())
            .limit(2)
            .toList();
    String also = equals.isEmpty() ? "" : " Equally possible: " + String.join(" Or: ", equals);
    return "%s %s%s".formatted(best.mistake().explanation(), reach, also);
  }

  /** Those that explain the departure, the ones that explain the most steps first. */
  private List<Suspicion> suspects(Prediction rule, int step) {
    List<Suspicion> found = new ArrayList<>();
    double work = 0;
    for (Mistake mistake : Mistakes.of(claimed, rule, step)) {
      if (work < MAX_SEARCH_WORK) {
        int explained = explained(mistake, step);
        work += (step + explained) * Prediction.work(claimed);
        if (explained > 0) {
          found.add(new Suspicion(mistake, explained));
        }
      }
    }
    found.sort(Comparator.comparingInt(Suspicion::steps).reversed());
    return found;
  }

  private int explained(Mistake mistake, int first) {
    Prediction loop = new Prediction(claimed, mistake.loops());
    for (int step = 1; step <= claimed.steps(); step++) {
      loop.take(step);
      if (step >= first && !loop.departures(step).isEmpty()) {
        return step - first;
      }
    }
    return claimed.steps() - first + 1;
  }
}
