package dev.plateau.diagnosis.trial;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The remedies that are being tried for one run. */
public final class Attempts {
  /** What another seed is compared with: this one, which failed. */
  public static final TrialResult THIS_RUN =
      new TrialResult(1, 0, OptionalInt.empty(), OptionalDouble.empty());

  private final FinishedRun run;
  private final TrialRunner trials;
  private final List<Attempt> all = new ArrayList<>();

  public Attempts(FinishedRun run, TrialRunner trials) {
    this.run = run;
    this.trials = trials;
  }

  /**
   * One of them.
   *
   * @param spec the changed one
   * @param addresses ids of the findings that it is meant against
   */
  public record Attempt(Remedy proposal, Spec spec, List<String> addresses) {}

  /** A first look at a proposal; none where it changes nothing or the budget is used up. */
  public Optional<Attempt> scout(Remedy proposal, List<String> addresses) {
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

  private TrialRuns look(Remedy proposal, Spec spec) {
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
    return spec.start().seed() != run.spec().start().seed()
        && spec.withSeed(run.spec().start().seed()).equals(run.spec());
  }

  private TrialRuns series(Attempt attempt) {
    return isAnotherSeed(attempt.spec) ? trials.control() : trials.of(attempt.spec);
  }

  /** Tries a proposal and answers whether that {@link #proves} anything. */
  public boolean prove(Remedy proposal, List<String> addresses) {
    return scout(proposal, addresses).filter(this::proves).isPresent();
  }

  /**
   * Whether an attempt proves that what it is against was the cause: the run converges from the
   * very same start, or so many others do.
   */
  public boolean proves(Attempt attempt) {
    if (series(attempt).firstConverged().isPresent() && !isAnotherSeed(attempt.spec)) {
      trials.count(attempt.spec);
    }
    return (attempt.proposal.sameStart() && series(attempt).ownConverged()) || isVerified(attempt);
  }

  /** Where nothing is drawn there is no chance to rule out: one run each decides. */
  boolean isVerified(Attempt attempt) {
    TrialResult trial = series(attempt).trial();
    if (attempt.spec.ignoresSeed() && run.spec().ignoresSeed()) {
      return trial.converged() == 1;
    }
    TrialResult control = isAnotherSeed(attempt.spec) ? THIS_RUN : trials.control().trial();
    return trial.low95() > control.high95();
  }

  /** Whether a verified attempt is meant against a finding. */
  public boolean anyVerifiedAgainst(String id) {
    return all.stream().anyMatch(attempt -> attempt.addresses.contains(id) && isVerified(attempt));
  }

  public boolean anyVerified() {
    return all.stream().anyMatch(this::isVerified);
  }

  /** The one that converged most often, where any did. */
  public Optional<Attempt> best() {
    return all.stream()
        .filter(attempt -> series(attempt).firstConverged().isPresent())
        .max(Comparator.comparingDouble(attempt -> series(attempt).trial().low95()));
  }

  /** Completes the trials, the most promising first, as far as the budget goes. */
  public void count() {
    all.stream()
        .sorted(Comparator.comparingDouble(attempt -> -series(attempt).trial().low95()))
        .filter(attempt -> !isAnotherSeed(attempt.spec))
        .forEach(attempt -> trials.count(attempt.spec));
  }

  /** Best first. */
  public List<TriedRemedy> remedies() {
    return all.stream().map(this::remedy).sorted(TriedRemedy.BEST_FIRST).toList();
  }

  private TriedRemedy remedy(Attempt attempt) {
    return new TriedRemedy(
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
    TrialRuns series = series(attempt);
    boolean keep = series.ownConverged() || isAnotherSeed(attempt.spec);
    return keep
        ? attempt.spec
        : series
            .firstConverged()
            .map(finish -> attempt.spec.withSeed(finish.member().start().seed()))
            .orElse(attempt.spec);
  }
}
