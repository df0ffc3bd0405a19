package dev.plateau.diagnosis.trial;

import dev.plateau.data.metric.Share;
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
  /** Seeds of which more than half must work where there is only one unchanged run. */
  private static final int MIN_SEEDS = 16;

  /** The highest rate, by Wilson's interval, of which one run that failed is no surprise. */
  private static final double ONE_FAILED = 0.7935;

  /** A run that has learned so much cannot gain what counts as clear. */
  private static final double NEARLY_ALL = 0.9;

  /** A run that has learned less has learned nothing, whatever it gained. */
  private static final double SOMETHING = 0.1;

  /** Above it less than half of what counts as a clear gain is left. */
  private static final double ALL_BUT = 0.95;

  /** Seeds with which a proved remedy is posted before it counts as not working. */
  private static final int POSTED_SEEDS = 3;

  /** Remedies that get as many runs as make a trial, and are posted. */
  private static final int FINALISTS = 4;

  private final FinishedRun run;
  private final TrialRunner trials;
  private final Score learned;
  private final List<Attempt> all = new ArrayList<>();
  private final Map<String, NotTried> notTried = new LinkedHashMap<>();
  private final Map<Spec, Optional<Spec>> posted = new LinkedHashMap<>();

  public Attempts(FinishedRun run, TrialRunner trials) {
    this.run = run;
    this.trials = trials;
    this.learned = trials.learned();
  }

  /** How much the run has learned, of the rows that its job held out or else of its own. */
  public Score learned() {
    return learned;
  }

  /** Whether the run has learned no more than chance may give. */
  public boolean learnedNothing() {
    return !(learned.value() >= SOMETHING);
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
    if (!isAnotherSeed(spec) && trials.of(spec).isEmpty()) {
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

  private boolean isAnotherSeed(Spec spec) {
    return spec.start().seed() != run.spec().start().seed()
        && spec.withSeed(run.spec().start().seed()).equals(run.spec());
  }

  /** Adds pairs while they may still make a difference. */
  private void decide(Attempt attempt) {
    while (!helps(attempt) && isPromising(attempt)) {
      int before = runs(attempt).size();
      trials.more(run.spec());
      if (!isAnotherSeed(attempt.spec()) && trials.more(attempt.spec()).size() == before) {
        return;
      }
      if (isAnotherSeed(attempt.spec()) && trials.control().size() == before) {
        return;
      }
    }
  }

  private boolean isPromising(Attempt attempt) {
    TrialRuns runs = runs(attempt);
    if (isAnotherSeed(attempt.spec())) {
      return 2 * trials.control().better(learned.value()).size() > trials.control().size();
    }
    return runs.above(trials.control()).isPromising() || runs.firstConverged().isPresent();
  }

  private TrialRuns runs(Attempt attempt) {
    return isAnotherSeed(attempt.spec()) ? trials.control() : trials.of(attempt.spec());
  }

  /** Whether chance is ruled out, and the change is worth it. */
  public boolean helps(Attempt attempt) {
    if (isAnotherSeed(attempt.spec())) {
      return isBadLuck();
    }
    TrialRuns control = trials.control();
    TrialRuns runs = runs(attempt);
    if (control.isEmpty() || runs.isEmpty()) {
      return false;
    }
    ScoreGain gain = runs.above(control);
    boolean learnsMore = gain.isClear() && runs.meanScore() >= SOMETHING;
    return !gain.isHarmful() && (learnsMore || convergesMoreOften(runs, control));
  }

  private boolean convergesMoreOften(TrialRuns runs, TrialRuns control) {
    if (learned.value() >= ALL_BUT) {
      return false;
    }
    TrialResult change = runs.result();
    boolean mostly = 2 * change.converged() > change.runs();
    if (control.exact()) {
      boolean decided = runs.exact() || change.runs() >= MIN_SEEDS;
      return decided && mostly && control.result().converged() == 0;
    }
    return (mostly || !trials.holdsOut() || learned.value() < NEARLY_ALL)
        && change.low95() > control.result().high95();
  }

  /** Whether most other seeds do clearly better than the run's own. */
  public boolean isBadLuck() {
    TrialRuns control = trials.control();
    int others = Math.max(1, control.size() - 1);
    int better = control.better(learned.value()).size();
    return control.size() >= (trials.holdsOut() ? 8 : MIN_SEEDS)
        && better <= others
        && Share.of(better, others).low95() > ONE_FAILED;
  }

  public boolean anyHelps() {
    return all.stream().anyMatch(this::helps);
  }

  /** Whether a change helps so much that nothing more is worth looking for. */
  public boolean anyCures() {
    return all.stream().anyMatch(attempt -> helps(attempt) && cures(attempt));
  }

  private boolean cures(Attempt attempt) {
    TrialRuns runs = runs(attempt);
    return isAnotherSeed(attempt.spec())
        || runs.meanScore() >= NEARLY_ALL
        || convergesMoreOften(runs, trials.control());
  }

  /** A remedy that is proved to help, and how much. */
  public record Proved(List<String> addresses, double gain) {}

  public List<Proved> proved() {
    return all.stream()
        .filter(this::helps)
        .map(attempt -> new Proved(attempt.addresses(), gain(attempt)))
        .toList();
  }

  private double gain(Attempt attempt) {
    if (isAnotherSeed(attempt.spec())) {
      return Double.MAX_VALUE;
    }
    TrialRuns runs = runs(attempt);
    double full = convergesMoreOften(runs, trials.control()) ? 1 : 0;
    return full + runs.above(trials.control()).mean();
  }

  /** The most promising ones, best first. */
  public List<Attempt> best(int most) {
    return all.stream()
        .filter(attempt -> !isAnotherSeed(attempt.spec()))
        .filter(attempt ->
            gain(attempt) > ScoreGain.CLEAR / 2 || runs(attempt).firstConverged().isPresent())
        .sorted(Comparator.comparingDouble(attempt -> -gain(attempt)))
        .limit(most)
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
        .sorted(Comparator.comparingDouble(attempt -> -gain(attempt)))
        .limit(FINALISTS)
        .forEach(attempt -> posted.put(attempt.spec(), post(attempt)));
  }

  /** The changed spec with a seed with which it does better when it is posted as it stands. */
  private Optional<Spec> post(Attempt attempt) {
    boolean asPosted = !trials.holdsOut() && trials.sampledRows() == run.untrained().rows().rows();
    Stream<TrialRun> candidates =
        runs(attempt).runs().stream()
            .filter(one -> one.index() == 0 || asPosted || one.score().value() > -1);
    if (asPosted) {
      return candidates.filter(this::isBetter).findFirst().map(one -> seeded(attempt.spec(), one));
    }
    return candidates
        .limit(POSTED_SEEDS)
        .map(one -> seeded(attempt.spec(), one))
        .filter(spec -> trials.post(spec).filter(this::isBetter).isPresent())
        .findFirst();
  }

  private static Spec seeded(Spec spec, TrialRun one) {
    return spec.start().seed() == one.seed() || spec.ignoresSeed()
        ? spec
        : spec.withSeed(one.seed());
  }

  private boolean isBetter(TrialRun one) {
    boolean better =
        (one.converged() && !run.converged())
            || one.score().above(learned) >= ScoreGain.CLEAR
            || (trials.holdsOut()
                && learned.value() >= NEARLY_ALL
                && one.score().above(learned) >= 0);
    return better && one.score().value() >= SOMETHING;
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
    TrialRuns runs = runs(attempt);
    TrialResult result = runs.result();
    return new TriedRemedy(
        attempt.remedy().id(),
        attempt.addresses(),
        attempt.remedy().summary(),
        cured.orElse(attempt.spec()),
        isAnotherSeed(attempt.spec()) ? result : result.with(runs.above(trials.control())),
        helps(attempt) && cured.isPresent(),
        attempt.remedy().size());
  }
}
