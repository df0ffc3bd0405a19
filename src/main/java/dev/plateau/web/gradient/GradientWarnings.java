package dev.plateau.web.gradient;

import dev.plateau.network.GradientCheck;
import dev.plateau.web.gradient.GradientView.Entry;
import dev.plateau.web.job.JobView.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer about a gradient leaves out, and what it cannot see. */
final class GradientWarnings {
  private static final int MOST_NAMED = 10;

  private final GradientRequest question;
  private final GradientBudget effort;
  private final List<Entry> entries;
  private final List<Finding> warnings = new ArrayList<>();

  GradientWarnings(GradientRequest question, GradientBudget effort, List<Entry> entries) {
    this.question = question;
    this.effort = effort;
    this.entries = entries;
  }

  /**
   * All of them.
   *
   * @param check null when the gradient is not finite
   */
  List<Finding> all(@Nullable GradientCheck check, boolean withRows) {
    if (check != null) {
      aboutComparison();
      aboutClaims();
    }
    if (check != null && !effort.hessian()) {
      add("hessian-left-out", "The Hessian of so many rows and parameters would take too long.");
    }
    if (withRows && effort.rows() < question.data().rows()) {
      add("rows-left-out", "Only the first %,d rows are shown.".formatted(effort.rows()));
    }
    if (!effort.formulas()) {
      add("formulas-left-out", "So many formulas would make too long an answer.");
    }
    return List.copyOf(warnings);
  }

  private void aboutComparison() {
    if (effort.entries() < entries.size()) {
      add(
          "comparison-sampled",
          "%,d of %,d derivatives were compared with central differences; all would take too long."
              .formatted(effort.entries(), entries.size()));
      return;
    }
    List<Entry> alone = entries.stream().filter(entry -> Double.isNaN(entry.numerical())).toList();
    if (!alone.isEmpty()) {
      add(
          "no-numerical-witness",
          "Central differences say nothing about %s: within their step a unit passes a kink, such as relu's at 0."
              .formatted(named(alone)));
    }
  }

  /** Entries that happen to be equal: nobody can see here whether a claim mixes them up. */
  private void aboutClaims() {
    List<List<Entry>> groups = new ArrayList<>();
    entries.stream()
        .filter(entry -> Boolean.TRUE.equals(entry.agrees()))
        .sorted(Comparator.comparingDouble(Entry::value))
        .forEach(entry -> {
          if (groups.isEmpty() || !isAlike(groups.getLast().getFirst(), entry)) {
            groups.add(new ArrayList<>());
          }
          groups.getLast().add(entry);
        });
    String alike =
        groups.stream()
            .filter(group -> group.size() > 1)
            .limit(MOST_NAMED)
            .map(GradientWarnings::named)
            .collect(Collectors.joining("; "));
    if (!alike.isEmpty()) {
      add(
          "indistinguishable-claims",
          """
          These derivatives are equal at this theta, so a claim that mixes them up agrees by \
          accident: %s. Claim again at another theta, such as init uniform from -1 to 1.\
          """
              .formatted(alike));
    }
  }

  private static boolean isAlike(Entry one, Entry other) {
    double difference = Math.abs(one.value() - other.value());
    return difference
        <= GradientReport.CLAIM_TOLERANCE
            * Math.max(Math.abs(one.value()), Math.abs(other.value()));
  }

  private static String named(List<Entry> entries) {
    String names =
        entries.stream().limit(MOST_NAMED).map(Entry::name).collect(Collectors.joining(", "));
    return entries.size() <= MOST_NAMED
        ? names
        : names + " and %,d more".formatted(entries.size() - MOST_NAMED);
  }

  private void add(String id, String summary) {
    warnings.add(new Finding(id, summary));
  }
}
