package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Initialization.Uniform;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTests {
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);
  private static final Remedy NOTHING = Remedy.of("nothing", "Nothing.", 1, spec -> spec);
  private static final Remedy RANDOM_INIT =
      Remedy.of("start", "Start.", 2, spec -> spec.withInit(new Uniform(0, 1)));
  private static final Remedy HALF =
      Remedy.of(
          "half", "Half.", 1, spec -> spec.withLearningRate(spec.descent().learningRate() / 2));

  private static Attempts on(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    TrialRunner trials = Exam.trials(run);
    trials.scout(run.spec());
    return new Attempts(run, trials);
  }

  private static Attempts withoutBudget() {
    FinishedRun run = Exam.run(FOUNDING);
    return new Attempts(run, Exam.noTrials(run));
  }

  @Test
  void leavesOutWhatChangesNothing() {
    Attempts attempts = on(FOUNDING);

    assertThat(attempts.prove(NOTHING, List.of("a"))).isFalse();
    assertThat(attempts.remedies()).isEmpty();
    assertThat(attempts.notTried()).isEmpty();
  }

  @Test
  void saysWhatTheBudgetDidNotAllow() {
    Attempts attempts = withoutBudget();

    assertThat(attempts.prove(RANDOM_INIT, List.of("a"))).isFalse();
    assertThat(attempts.remedies()).isEmpty();
    assertThat(attempts.notTried()).extracting(NotTried::id).containsExactly("start");
  }

  @Test
  void saysWhatAnotherCureMadeNeedless() {
    Attempts attempts = on(FOUNDING);
    attempts.prove(RANDOM_INIT, List.of("a"));

    attempts.skip(NOTHING);
    attempts.skip(RANDOM_INIT);

    assertThat(attempts.notTried())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.id()).isEqualTo(NOTHING.id());
          assertThat(one.reason()).startsWith("Another change");
        });
  }

  @Test
  void provesWhatRaisesTheScore() {
    Attempts attempts = on(FOUNDING);

    assertThat(attempts.prove(RANDOM_INIT, List.of("a"))).isTrue();

    assertThat(attempts.anyCures()).isTrue();
    assertThat(attempts.proved())
        .singleElement()
        .satisfies(proved -> {
          assertThat(proved.addresses()).containsExactly("a");
          assertThat(proved.gain()).isGreaterThan(0.9);
        });
  }

  @Test
  void verifiesWhatHelpsWhenItIsPosted() {
    Attempts attempts = on(FOUNDING);
    attempts.prove(RANDOM_INIT, List.of("a"));
    attempts.prove(HALF, List.of("a"));
    attempts.complete();

    assertThat(attempts.remedies())
        .extracting(TriedRemedy::id, TriedRemedy::verified)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("start", true),
            org.assertj.core.groups.Tuple.tuple("half", false));
  }

  /** A run near the end of what can be learned is not improved by going the rest of the way. */
  @Test
  void provesNothingWhereLessThanHalfOfAClearGainIsLeft() {
    Recipe nearly = Recipe.on("xor").uniform(0, 1).lossBelow(0.005).epochs(20_000);
    FinishedRun run = Exam.run(nearly);
    Attempts attempts = new Attempts(run, Exam.trials(run));

    assertThat(attempts.learned().value()).isBetween(0.95, 0.99);
    assertThat(attempts.prove(RANDOM_INIT, List.of("a"))).isFalse();
  }

  @Test
  void addressesAllThatOneChangeIsMeantAgainst() {
    Attempts attempts = on(FOUNDING);
    attempts.prove(HALF, List.of("a"));
    attempts.prove(HALF, List.of("b"));

    assertThat(attempts.remedies()).hasSize(1);
    assertThat(attempts.remedies().getFirst().addresses()).containsExactly("a", "b");
  }
}
