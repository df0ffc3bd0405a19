package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.Parting;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.Ended;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Partition;
import dev.plateau.training.Rows;
import dev.plateau.training.Spec;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.training.Trainer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialRunnerTests {
  private static final Recipe RANDOM = Recipe.on("xor").uniform(0, 1).epochs(1_200);
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1).epochs(1_200);

  private static TrialRunner of(Recipe recipe) {
    return Exam.trials(Exam.run(recipe));
  }

  @Test
  void trainsSixtyFourSeedsFromTheSpecsOwnOn() {
    TrialRuns runs = of(RANDOM).count(RANDOM.seed(20).spec());

    assertThat(runs.runs())
        .extracting(TrialRun::seed)
        .containsExactlyElementsOf(LongStream.range(20, 84).boxed().toList());
  }

  @Test
  void goesOnWithSeedZeroAfterTheLast() {
    long last = (1L << 53) - 1;

    TrialRuns runs = of(RANDOM).scout(RANDOM.seed(last).spec());

    assertThat(runs.runs())
        .extracting(TrialRun::seed)
        .containsExactly(last, 0L, 1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void endsWhereRunsAloneEnd() {
    for (TrialRun one : of(FOUNDING).scout(RANDOM.spec()).runs()) {
      FinishedRun alone = Exam.run(RANDOM.seed(one.seed()));

      assertThat(one.loss()).isEqualTo(alone.losses().last());
      assertThat(one.converged()).isEqualTo(alone.converged());
      assertThat(one.score().byLoss())
          .isEqualTo(Math.clamp(alone.bounds().learnedShare(alone.losses().last()), -1, 1));
    }
  }

  @Test
  void trainsOnceWhereNothingIsDrawn() {
    TrialRunner trials = of(FOUNDING);

    assertThat(trials.count(FOUNDING.alpha(0.5).spec()).size()).isOne();
    assertThat(trials.count(FOUNDING.batch(2).epochs(5).spec()).size()).isEqualTo(64);
  }

  /** The first eight are not trained again. */
  @Test
  void addsToWhatIsKnown() {
    TrialRunner trials = of(RANDOM);
    TrialRuns scouted = trials.scout(RANDOM.spec());

    TrialRuns counted = trials.count(RANDOM.spec());

    assertThat(counted.runs().subList(0, 8)).isEqualTo(scouted.runs());
    assertThat(trials.control()).isEqualTo(counted);
  }

  @Test
  void scoresHeldOutRowsWhereThereAreEnough() {
    Recipe line = ZooBases.line().data(ZooData.curve(60, x -> 2 * x));

    TrialRuns runs = of(line).scout(line.spec());

    assertThat(runs.heldOut()).isTrue();
    assertThat(runs.size()).isEqualTo(3);
    assertThat(runs.meanScore()).isGreaterThan(0.9);
  }

  /** A sample of a truth table would be another question, with rows to predict. */
  @Test
  void takesTruthTablesWhole() {
    Dataset bits =
        ZooData.rows(
            256,
            k -> IntStream.range(0, 8).mapToDouble(bit -> k >> bit & 1).toArray(),
            k -> new double[] {k % 3});
    FinishedRun run = Exam.run(Recipe.on(bits).hidden(2).epochs(1));

    TrialRunner trials = new TrialRunner(run, Budget.of(1, 1, () -> false), 10);

    assertThat(trials.sampledRows()).isEqualTo(256);
    assertThat(trials.holdsOut()).isFalse();
  }

  @Test
  void trainsNothingWithoutABudget() {
    TrialRunner trials = Exam.noTrials(Exam.run(RANDOM));

    assertThat(trials.scout(RANDOM.spec()).isEmpty()).isTrue();
    assertThat(trials.follow(RANDOM.spec())).isEmpty();
    assertThat(trials.moreEpochs(RANDOM.spec())).isEmpty();
  }

  @Test
  void tellsInputsThatSayNothingFromThoseThatDo() {
    Recipe informative = Recipe.on("blobs").hidden(4).epochs(5);

    assertThat(of(informative).permutations().orElseThrow().p()).isLessThanOrEqualTo(0.05);
  }

  /** As another seed holds out other rows. */
  @Test
  void scoresWhatIsPostedOnTheRowsThatItWillHoldOut() {
    Recipe recipe = Recipe.on("iris").standardized().seed(7).alpha(0.5).epochs(100);
    Observations iris = Observations.of(recipe.data());
    Spec spec = holdingOut(recipe.spec());
    Rows rows = Partition.of(spec, iris).rows();
    Trainer trainer = Trainer.start(spec, rows, () -> false);
    trainer.train(100);
    LossBounds bounds = spec.bounds(rows.training());
    Ended ended = new Ended(trainer.history(), trainer.snapshots(), trainer.outcome(bounds));
    FinishedRun run =
        new FinishedRun(
            spec,
            rows,
            changed -> Partition.of(changed, iris).rows(),
            bounds,
            ended,
            trainer.theta());
    Spec other = spec.withSeed(8);
    Rows others = Partition.of(other, iris).rows();

    TrialRun posted = Exam.trials(run).post(other).orElseThrow();

    Trainer alone = Trainer.start(other, others, () -> false);
    alone.train(100);
    double loss =
        new TrainedNetwork(other, others.training(), alone.theta())
            .loss(others.heldOut().orElseThrow());
    assertThat(posted.loss()).isEqualTo(alone.history().last());
    assertThat(posted.score().byLoss()).isEqualTo(bounds.learnedShare(loss));
  }

  private static Spec holdingOut(Spec spec) {
    return spec.withPreparation(spec.preparation().withParting(Parting.ofShare(0.3)));
  }
}
