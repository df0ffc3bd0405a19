package dev.plateau.diagnosis;

import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The remedies that are being tried for one run. */
final class Attempts {
  /** What another seed is compared with: this one, which failed. */
  static final Trial THIS_RUN = new Trial(1, 0, OptionalInt.empty(), OptionalDouble.empty());

  private final FinishedRun run;
  private final Trials trials;
  private final List<Attempt> all = new ArrayList<>();

  Attempts(FinishedRun run, Trials trials) {
    this.run = run;
    this.trials = trials;
  }

  /**
   * One of them.
   *
   * @param spec the changed one
   * @param addresses ids of the findings that it is meant against
   */
  record Attempt(Proposal proposal, Spec spec, List<String> addresses) {}

  /** A first look at a proposal; none where it changes nothing or the budget is used up. */
  Optional<Attempt> scout(Proposal proposal, List<String> addresses) {
    Optional<Spec> changed = proposal.change().of(run.spec(), trials);
    if (changed.isEmpty() || changed.get().equals(run.spec())) {
      return Optional.empty();
    }
    Spec spec = changed.get();
    if (!isAnotherSeed(spec) && look(proposal, spec).finishes().isEmpty()) {
      return Optional.empty();
    }
    Attempt attempt = new Attempt(proposal, spec, merged(spec, addresses));
    all.removeIf(other -> other.spec.equals(spec));
    all.add(attempt);
    return Optional.of(attempt);
  }

  private Series look(Proposal proposal, Spec spec) {
    return proposal.sameStart() ? trials.own(spec) : trials.scout(spec);
  }

  private List<String> merged(Spec spec, List<String> addresses) {
    Stream<String> before =
        all.stream()
            .filter(other -> other.spec.equals(spec))
            .flatMap(other -> other.addresses.stream());
    return Stream.concat(before, addresses.stream()).distinct().toList();
  }

  private boolean isAnotherSeed(Spec spec) {
    return spec.seed() != run.spec().seed()
        && Changes.seed(spec, run.spec().seed()).equals(run.spec());
  }

  private Series series(Attempt attempt) {
    return isAnotherSeed(attempt.spec) ? trials.control() : trials.of(attempt.spec);
  }

  /** Tries a proposal and answers whether that {@link #proves} anything. */
  boolean prove(Proposal proposal, List<String> addresses) {
    return scout(proposal, addresses).filter(this::proves).isPresent();
  }

  /**
   * Whether an attempt proves that what it is against was the cause: the run converges from the
   * very same start, or so many others do.
   */
  boolean proves(Attempt attempt) {
    if (series(attempt).firstConverged().isPresent() && !isAnotherSeed(attempt.spec)) {
      trials.count(attempt.spec);
    }
    return (attempt.proposal.sameStart() && series(attempt).ownConverged()) || isVerified(attempt);
  }

  /** Where nothing is drawn there is no chance to rule out: one run each decides. */
  boolean isVerified(Attempt attempt) {
    Trial trial = series(attempt).trial();
    if (Changes.isFixed(attempt.spec) && Changes.isFixed(run.spec())) {
      return trial.converged() == 1;
    }
    Trial control = isAnotherSeed(attempt.spec) ? THIS_RUN : trials.control().trial();
    return trial.low95() > control.high95();
  }

  /** Whether a verified attempt is meant against a finding. */
  boolean anyVerifiedAgainst(String id) {
    return all.stream().anyMatch(attempt -> attempt.addresses.contains(id) && isVerified(attempt));
  }

  boolean anyVerified() {
    return all.stream().anyMatch(this::isVerified);
  }

  /** The one that converged most often, where any did. */
  Optional<Attempt> best() {
    return all.stream()
        .filter(attempt -> series(attempt).firstConverged().isPresent())
        .max(Comparator.comparingDouble(attempt -> series(attempt).trial().low95()));
  }

  /** Completes the trials, the most promising first, as far as the budget goes. */
  void count() {
    all.stream()
        .sorted(Comparator.comparingDouble(attempt -> -series(attempt).trial().low95()))
        .filter(attempt -> !isAnotherSeed(attempt.spec))
        .forEach(attempt -> trials.count(attempt.spec));
  }

  /** Best first. */
  List<Remedy> remedies() {
    return all.stream().map(this::remedy).sorted(Remedy.BEST_FIRST).toList();
  }

  private Remedy remedy(Attempt attempt) {
    return new Remedy(
        attempt.proposal.id(),
        attempt.addresses,
        attempt.proposal.summary(),
        cured(attempt),
        series(attempt).trial(),
        isVerified(attempt),
        attempt.proposal.size());
  }

  /** With the run's own seed if that converges, else with the first that does. */
  private Spec cured(Attempt attempt) {
    Series series = series(attempt);
    boolean keep = series.ownConverged() || isAnotherSeed(attempt.spec);
    return keep
        ? attempt.spec
        : series
            .firstConverged()
            .map(finish -> Changes.seed(attempt.spec, finish.start().seed()))
            .orElse(attempt.spec);
  }
}
