package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.check.UnluckyStart;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Attempts.Attempt;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Initialization.Uniform;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTests {
  private static final Recipe RANDOM = Recipe.on("xor").uniform(0, 1);
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);
  private static final Remedy NOTHING = Remedy.of("nothing", "Nothing.", 1, spec -> spec);
  private static final Remedy RANDOM_INIT =
      Remedy.of("start", "Start.", 2, spec -> spec.withInit(new Uniform(0, 1)));
  private static final Remedy HALF =
      Remedy.of(
              "half", "Half.", 1, spec -> spec.withLearningRate(spec.descent().learningRate() / 2))
          .fromTheSameStart();

  private static Attempts on(Recipe recipe) {
    return on(recipe, Budget.UNLIMITED);
  }

  private static Attempts on(Recipe recipe, Budget budget) {
    FinishedRun run = Exam.run(recipe);
    return new Attempts(run, new TrialRunner(run, budget));
  }

  @Test
  void leaveOutWhatChangesNothing() {
    Attempts attempts = on(FOUNDING);

    assertThat(attempts.scout(NOTHING, List.of("a"))).isEmpty();
    assertThat(attempts.remedies()).isEmpty();
  }

  @Test
  void leaveOutWhatTheBudgetDoesNotReach() {
    Attempts attempts = on(FOUNDING, () -> 0);

    assertThat(attempts.scout(RANDOM_INIT, List.of("a"))).isEmpty();
    assertThat(attempts.remedies()).isEmpty();
  }

  @Test
  void verifyWhatConvergesMoreOftenThanTheControl() {
    Attempts attempts = on(FOUNDING);

    assertThat(attempts.prove(RANDOM_INIT, List.of("a"))).isTrue();

    assertThat(attempts.anyVerified()).isTrue();
    assertThat(attempts.anyVerifiedAgainst("a")).isTrue();
    assertThat(attempts.anyVerifiedAgainst("b")).isFalse();
  }

  @Test
  void doNotVerifyWhatFails() {
    Attempts attempts = on(FOUNDING);

    assertThat(attempts.prove(HALF, List.of("a"))).isFalse();

    assertThat(attempts.anyVerified()).isFalse();
    assertThat(attempts.best()).isEmpty();
    assertThat(attempts.remedies())
        .singleElement()
        .satisfies(remedy -> {
          assertThat(remedy.verified()).isFalse();
          assertThat(remedy.trial().converged()).isZero();
        });
  }

  /** A cure that helps no more often than luck does is no cure. */
  @Test
  void doNotVerifyWhatTheControlDoesAsWell() {
    Recipe unlucky = Recipe.on("xor").normal(0, 1).seed(32);
    FinishedRun run = Exam.run(unlucky);
    TrialRunner trials = new TrialRunner(run, Budget.UNLIMITED);
    trials.countControl();
    Attempts attempts = new Attempts(run, trials);

    attempts.prove(RANDOM_INIT, List.of("a"));

    assertThat(trials.of(unlucky.uniform(0, 1).spec()).trial().converged()).isGreaterThan(55);
    assertThat(attempts.anyVerified()).isFalse();
  }

  @Test
  void compareAnotherSeedWithThisOne() {
    Recipe unlucky = Recipe.on("xor").normal(0, 1).seed(32);
    FinishedRun run = Exam.run(unlucky);
    TrialRunner trials = new TrialRunner(run, Budget.UNLIMITED);
    trials.countControl();
    Attempts attempts = new Attempts(run, trials);
    Remedy another = new UnluckyStart().judge(run).orElseThrow().cures().getFirst();

    assertThat(attempts.prove(another, List.of("unlucky-start"))).isTrue();

    assertThat(Attempts.THIS_RUN.high95()).isLessThan(trials.control().trial().low95());
    assertThat(attempts.remedies().getFirst().trial()).isEqualTo(trials.control().trial());
  }

  @Test
  void joinProposalsThatComeToTheSameSpec() {
    Attempts attempts = on(FOUNDING);
    attempts.scout(RANDOM_INIT, List.of("a"));

    Attempt again = attempts.scout(RANDOM_INIT, List.of("b", "a")).orElseThrow();

    assertThat(again.addresses()).containsExactly("a", "b");
    assertThat(attempts.remedies()).hasSize(1);
  }

  /** One run from where it started is enough where that one converges. */
  @Test
  void takeOneRunFromTheSameStartForAProof() {
    Recipe hasty = RANDOM.alpha(1);
    Attempts attempts = on(hasty);
    Remedy slower =
        Remedy.of("slower", "Slower.", 1, spec -> spec.withLearningRate(0.3)).fromTheSameStart();

    Attempt attempt = attempts.scout(slower, List.of("a")).orElseThrow();
    assertThat(attempts.remedies().getFirst().trial().runs()).isOne();

    assertThat(attempts.proves(attempt)).isTrue();
    assertThat(attempts.remedies().getFirst().trial().runs()).isEqualTo(64);
  }

  @Test
  void countWhatWasScouted() {
    Attempts attempts = on(FOUNDING);
    attempts.scout(RANDOM_INIT, List.of("a"));
    assertThat(attempts.remedies().getFirst().trial().runs()).isEqualTo(8);

    attempts.count();

    assertThat(attempts.remedies().getFirst().trial().runs()).isEqualTo(64);
  }

  @Test
  void handOverASeedThatConverges() {
    Attempts attempts = on(FOUNDING.seed(32));
    Remedy normal =
        Remedy.of(
            "normal",
            "Normal.",
            2,
            spec -> spec.withInit(Recipe.on("xor").normal(0, 1).spec().start().init()));

    attempts.prove(normal, List.of("a"));

    assertThat(attempts.remedies().getFirst().cured())
        .isEqualTo(Recipe.on("xor").normal(0, 1).seed(33).spec());
  }
}
