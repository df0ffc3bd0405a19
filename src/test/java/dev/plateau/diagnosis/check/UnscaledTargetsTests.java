package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class UnscaledTargetsTests {
  private static final Check CHECK = new UnscaledTargets();
  private static final Recipe SMALL = on(1, 0);

  private static Recipe on(double factor, double offset) {
    Dataset curve = ZooData.curve(30, x -> factor * x * x + offset);
    return Recipe.on(curve).hidden(4).tanh().alpha(0.01).epochs(20);
  }

  @Test
  void suspectsTargetsFarApartAndFarFromNought() {
    for (Recipe recipe : new Recipe[] {on(1_000, 0), on(1, 500)}) {
      Assessment assessment = Exam.assessment(CHECK, recipe);

      assertThat(assessment.finding().severity()).isEqualTo(NOTE);
      assertThat(assessment.suspected()).isTrue();
      assertThat(assessment.cures()).extracting(Remedy::id).containsExactly("scale-targets");
      assertThat(Exam.warning(CHECK, recipe)).isPresent();
    }
  }

  @Test
  void isSilentOnTargetsOfTheSizeOfAnswers() {
    assertThat(Exam.assessed(CHECK, SMALL)).isEmpty();
    assertThat(Exam.assessed(CHECK, on(5, -5))).isEmpty();
  }

  /** An output with a range has another trouble with them. */
  @Test
  void isSilentWhereAnswersHaveARange() {
    assertThat(Exam.assessed(CHECK, on(1_000, 0).output(Activation.SIGMOID))).isEmpty();
  }
}
