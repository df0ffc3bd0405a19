package dev.plateau.diagnosis.trial;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The remedies that are tried for one run, and what is proved of them. */
public final class Attempts {
  /** Seeds with which a proved remedy is posted before it counts as not working. */
  private static final int POSTED_SEEDS = 3;

  /** Remedies that get as many runs as make a trial, and are posted. */
  private static final int FINALISTS = 4;

  private final FinishedRun run;
  private final TrialRunner trials;
  private final Score learned;
  private final Proof proof;
  private final List<Attempt> all = new ArrayList<>();
  private final Map<String, NotTried> notTried = new LinkedHashMap<>();
  private final Map<Spec, Optional<Spec>> posted = new LinkedHashMap<>();

  public Attempts(FinishedRun run, TrialRunner trials) {
    this.run = run;
    this.trials = trials;
    this.learned = trials.learned();
    this.proof = new Proof(run, trials, learned);
  }

  /** How much the run has learned, of the rows that its job held out or else of its own. */
  public Score learned() {
    return learned;
  }

  /** Whether the run has learned no more than chance may give. */
  public boolean learnedNothing() {
    return !(learned.value() >= Proof.SOMETHING);
  }

  /** Tries a remedy and returns whether it is proved to help. */
  public boolean prove(Remedy remedy, List<String> addresses) {
    Optional<Attempt> attempt = scout(remedy, addresses);
    attempt.ifPresent(this::decide);
    return attempt.filter(this::helps).isPresent();
  }

  /** A first look at a remedy; none where it changes nothing or the budget does not allow it. */
  private Optional<Attempt> scout(Remedy remedy, List<String> addresses) {
    Optional<Spec> changed = remedy.change().of(run.spec(), trials);
    if (changed.isEmpty() || changed.get().equals(run.spec())) {
      return Optional.empty();
    }
    Spec spec = changed.get();
    if (!proof.isAnotherSeed(spec) && trials.of(spec).isEmpty()) {
      if (!trials.allows(spec) || trials.scout(spec).isEmpty()) {
        leave(remedy, "Its runs take more work than the budget leaves.");
        return Optional.empty();
      }
    }
    Attempt attempt = new Attempt(remedy, spec, merged(spec, addresses));
    all.removeIf(other -> other.spec().equals(spec));
    all.add(attempt);
    return Optional.of(attempt);
  }

  /** Leaves out a remedy, since another one cures the run. */
  public void skip(Remedy remedy) {
    leave(remedy, "Another change was proved to cure the run before its turn came.");
  }

  private void leave(Remedy remedy, String reason) {
    notTried.putIfAbsent(remedy.id(), new NotTried(remedy.id(), reason));
  }

  private List<String> merged(Spec spec, List<String> addresses) {
    Stream<String> before =
        all.stream()
            .filter(other -> other.spec().equals(spec))
            .flatMap(other -> other.addresses().stream());
    return Stream.concat(before, addresses.stream()).distinct().toList();
  }

  /** Adds pairs while they may still make a difference. */
  private void decide(Attempt attempt) {
    while (!helps(attempt) && proof.isPromising(attempt.spec())) {
      int before = proof.runs(attempt.spec()).size();
      trials.more(run.spec());
      if (!proof.isAnotherSeed(attempt.spec()) && trials.more(attempt.spec()).size() == before) {
        return;
      }
      if (proof.isAnotherSeed(attempt.spec()) && trials.control().size() == before) {
        return;
      }
    }
  }

  /** Whether chance is ruled out, and the change is worth it. */
  private boolean helps(Attempt attempt) {
    return proof.helps(attempt.spec());
  }

  public boolean anyHelps() {
    return all.stream().anyMatch(this::helps);
  }

  /** Whether a change helps so much that nothing more is worth looking for. */
  public boolean anyCures() {
    return all.stream().anyMatch(attempt -> proof.cures(attempt.spec()));
  }

  /** A remedy that is proved to help, and how much. */
  public record Proved(List<String> addresses, double gain) {}

  public List<Proved> proved() {
    return all.stream()
        .filter(this::helps)
        .map(attempt -> new Proved(attempt.addresses(), proof.gain(attempt.spec())))
        .toList();
  }

  /** Whether remedies against a finding were tried, and none of them helps. */
  public boolean areInVain(String finding) {
    List<Attempt> against =
        all.stream().filter(attempt -> attempt.addresses().contains(finding)).toList();
    return !against.isEmpty() && against.stream().noneMatch(this::helps);
  }

  /** The most promising ones, best first. */
  public List<Attempt> best(int most) {
    return all.stream()
        .filter(attempt -> !proof.isAnotherSeed(attempt.spec()))
        .filter(attempt ->
            proof.promise(attempt.spec()) > ScoreGain.CLEAR / 2
                || proof.runs(attempt.spec()).firstConverged().isPresent())
        .sorted(Comparator.comparingDouble(attempt -> -proof.promise(attempt.spec())))
        .limit(most)
        .toList();
  }

  /** What some remedies were tried against, each alone. */
  public List<String> addresses(List<Remedy> remedies) {
    List<String> ids = remedies.stream().map(Remedy::id).toList();
    return all.stream()
        .filter(attempt -> ids.contains(attempt.remedy().id()))
        .flatMap(attempt -> attempt.addresses().stream())
        .distinct()
        .toList();
  }

  /** Completes the trials of the best, and posts what is proved. */
  public void complete() {
    if (!trials.holdsOut()) {
      best(FINALISTS).forEach(attempt -> trials.count(attempt.spec()));
      if (!all.isEmpty()) {
        trials.count(run.spec());
      }
    }
    all.stream()
        .filter(this::helps)
        .sorted(Comparator.comparingDouble(attempt -> -proof.promise(attempt.spec())))
        .limit(FINALISTS)
        .forEach(attempt -> posted.put(attempt.spec(), post(attempt)));
  }

  /** The changed spec with a seed with which it does better when it is posted as it stands. */
  private Optional<Spec> post(Attempt attempt) {
    boolean asPosted = !trials.holdsOut() && trials.sampledRows() == run.untrained().rows().rows();
    Stream<TrialRun> candidates =
        proof.runs(attempt.spec()).runs().stream()
            .filter(one -> one.index() == 0 || asPosted || one.score().value() > -1);
    if (asPosted) {
      return candidates.filter(proof::isBetter).findFirst().map(one -> seeded(attempt.spec(), one));
    }
    return candidates
        .limit(POSTED_SEEDS)
        .map(one -> seeded(attempt.spec(), one))
        .filter(spec -> trials.post(spec).filter(proof::isBetter).isPresent())
        .findFirst();
  }

  private static Spec seeded(Spec spec, TrialRun one) {
    return spec.start().seed() == one.seed() || spec.ignoresSeed()
        ? spec
        : spec.withSeed(one.seed());
  }

  /** Best first; the second of an id has 2 at its end. */
  public List<TriedRemedy> remedies() {
    Map<String, Integer> known = new HashMap<>();
    return all.stream()
        .map(this::remedy)
        .sorted(TriedRemedy.BEST_FIRST)
        .map(one -> one.numbered(known.merge(one.id(), 1, Integer::sum)))
        .toList();
  }

  /** What never got a run. */
  public List<NotTried> notTried() {
    return notTried.values().stream()
        .filter(one -> all.stream().noneMatch(attempt -> attempt.remedy().id().equals(one.id())))
        .toList();
  }

  private TriedRemedy remedy(Attempt attempt) {
    Optional<Spec> cured = posted.getOrDefault(attempt.spec(), Optional.empty());
    TrialRuns runs = proof.runs(attempt.spec());
    TrialResult result = runs.result();
    return new TriedRemedy(
        attempt.remedy().id(),
        attempt.addresses(),
        attempt.remedy().summary(),
        cured.orElse(attempt.spec()),
        proof.isAnotherSeed(attempt.spec())
            ? result
            : result.with(runs.above(trials.control()), runs.balancedAbove(trials.control())),
        helps(attempt) && cured.isPresent(),
        attempt.remedy().size());
  }
}
