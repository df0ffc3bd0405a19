package dev.plateau.diagnosis;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTests {
  private static final Recipe XOR = Recipe.on("xor");
  private static final Recipe FOUNDING = XOR.constant(0.1);

  @Test
  void nameTheFoundingCauseFirstWithItsSymptoms() {
    Findings findings = Findings.of(Exam.run(FOUNDING));

    assertThat(findings.failures()).isEmpty();
    assertThat(findings.all())
        .extracting(Finding::id)
        .containsExactly("identical-hidden-units", "saddle", "no-better-than-constant");
    assertThat(findings.all().getFirst().severity()).isEqualTo(CAUSE);
  }

  @Test
  void nameTheLongStepFirstWhereAlphaIsOne() {
    Findings findings = Findings.of(Exam.run(FOUNDING.alpha(1)));

    assertThat(findings.all())
        .filteredOn(finding -> finding.severity() == CAUSE)
        .extracting(Finding::id)
        .containsExactly("step-too-large", "identical-hidden-units");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nameNoCauseOfAHealthyRun(long seed) {
    FinishedRun run = Exam.run(XOR.uniform(0, 1).seed(seed));

    assertThat(run.converged()).isTrue();
    assertThat(Findings.of(run).all()).noneMatch(finding -> finding.severity() == CAUSE);
  }

  /** Whatever is wrong with it: it converged. */
  @Test
  void nameNoCauseOfAnyConvergedRun() {
    Recipe wrong = XOR.relu().constant(0).alpha(0.9).lossBelow(10);

    assertThat(Findings.of(Exam.run(wrong)).all())
        .isNotEmpty()
        .noneMatch(finding -> finding.severity() == CAUSE);
  }

  /** A relu output that is off at the start, and that a bias wakes. */
  @ParameterizedTest
  @MethodSource("warned")
  void answerEveryWarning(Recipe recipe) {
    List<String> warned =
        Warnings.of(recipe.spec(), recipe.data(), Exam.bounds(recipe)).all().stream()
            .map(Warnings.Warning::id)
            .toList();

    List<Finding> findings = Findings.of(Exam.run(recipe)).all();

    assertThat(warned).isNotEmpty();
    assertThat(findings).extracting(Finding::id).containsAll(warned).doesNotHaveDuplicates();
  }

  static Stream<Recipe> warned() {
    return Stream.of(
        FOUNDING,
        FOUNDING.alpha(1),
        XOR.relu().constant(0).alpha(0.9).lossBelow(10),
        XOR.output(Activation.RELU).constant(-1).epochs(3),
        Recipe.on("or").bce().loss(Loss.MSE).constant(-15).momentum(1).epochs(2_000),
        XOR.activation(Activation.IDENTITY).epochs(3));
  }

  @Test
  void standThoughNumbersOverflowed() {
    Findings findings = Findings.of(Exam.run(FOUNDING.constant(1e200).epochs(5)));

    assertThat(findings.failures()).isEmpty();
    assertThat(findings.all())
        .extracting(Finding::id)
        .contains("identical-hidden-units", "exploding-gradient");
  }
}
