package dev.plateau.diagnosis;

import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.check.Assessment;
import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.check.Checks.Assessed;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be said of a run as soon as it has ended, without trials.
 *
 * @param all causes first, most fundamental first
 * @param failures of checks, which are undecided then
 */
public record Findings(List<Finding> all, List<RuntimeException> failures) {

  public Findings {
    all = List.copyOf(all);
    failures = List.copyOf(failures);
  }

  public static Findings of(FinishedRun run) {
    List<RuntimeException> failures = new ArrayList<>();
    List<Finding> all = reported(run, Checks.assess(run, failures));
    return new Findings(all, failures);
  }

  /** What the checks report, and a note on each warning of which they say nothing. */
  static List<Finding> reported(FinishedRun run, List<Assessed> assessed) {
    List<Finding> all = new ArrayList<>(Checks.reported(run, assessed));
    List<Warning> warned =
        Warnings.of(run.spec(), run.untrained().rows(), run.bounds()).all().stream()
            .filter(warning -> all.stream().noneMatch(one -> one.id().equals(warning.id())))
            .toList();
    warned.forEach(warning -> all.add(Finding.unconfirmed(warning.id(), warning.summary())));
    return all;
  }

  /** The assessments of all checks, which trials change. */
  static final class Board {
    /** Runs for the first look at the unchanged spec or at one cure, and as many to follow it. */
    private static final int RUNS_EACH = 3;

    private final List<Assessed> assessed;

    Board(List<Assessed> assessed) {
      this.assessed = new ArrayList<>(assessed);
    }

    /** As they stand now: a copy, so that they may change meanwhile. */
    List<Assessed> all() {
      return List.copyOf(assessed);
    }

    /** Runs that a first look at every first-line cure takes. */
    int expectedRuns() {
      long cures = assessed.stream().mapToLong(one -> one.assessment().cures().size()).sum();
      return RUNS_EACH * (int) (cures + 1);
    }

    /** Cures of an assessment and of those after it that are still to be tried. */
    int curesFrom(Assessed first) {
      return assessed.stream()
          .dropWhile(one -> !one.check().equals(first.check()))
          .filter(one -> one.assessment().suspected())
          .mapToInt(one -> one.assessment().cures().size())
          .sum();
    }

    Assessed replace(Assessed old, Assessment other) {
      Assessed changed = old.with(other);
      assessed.replaceAll(one -> one.check().equals(old.check()) ? changed : one);
      return changed;
    }

    /** Makes a cause of an assessment, in the words that the proof allows. */
    void promote(Assessed one, UnaryOperator<Finding> words) {
      assessed.replaceAll(known -> known.check().equals(one.check()) ? cause(known, words) : known);
    }

    private static Assessed cause(Assessed one, UnaryOperator<Finding> words) {
      Finding finding = words.apply(one.assessment().finding());
      return one.with(one.assessment().with(finding.as(Severity.CAUSE)));
    }

    /** Whether a finding may be a cause, or is one. */
    boolean suspects(String id) {
      return assessed.stream()
          .filter(one -> one.assessment().suspected() || one.assessment().isCause())
          .anyMatch(one -> one.assessment().finding().id().equals(id));
    }

    /** Whether the way in which starts are drawn is suspected. */
    boolean blamesStart() {
      return assessed.stream()
          .anyMatch(one -> one.check().blamesStart() && one.assessment().suspected());
    }

    boolean noCause() {
      return assessed.stream().noneMatch(one -> one.assessment().isCause());
    }
  }
}
