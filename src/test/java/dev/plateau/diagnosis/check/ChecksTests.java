package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static dev.plateau.diagnosis.evidence.Severity.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.check.Checks.Assessed;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksTests {
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1).epochs(100);

  private record Fixed(String id, Optional<Assessment> assessment, boolean explainsUnrest)
      implements Check {
    @Override
    public Optional<Assessment> assess(FinishedRun run) {
      return assessment;
    }
  }

  private static final Check BROKEN =
      new Check() {
        @Override
        public String id() {
          return "broken";
        }

        @Override
        public Optional<Assessment> assess(FinishedRun run) {
          throw new IllegalStateException("a fault of the check");
        }
      };

  @Test
  void namesEachCheckOnce() {
    assertThat(Checks.ALL).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(Checks.ALL).extracting(Check::id).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void leavesACheckThatFailsUndecided() {
    List<RuntimeException> failures = new ArrayList<>();

    Assessment assessment = Checks.assess(BROKEN, Exam.run(FOUNDING), failures).orElseThrow();

    assertThat(assessment.finding().id()).isEqualTo("broken");
    assertThat(assessment.finding().severity()).isEqualTo(UNDECIDED);
    assertThat(assessment.isCause()).isFalse();
    assertThat(assessment.suspected()).isFalse();
    assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reportsNoFailureOfChecksThatWork() {
    List<RuntimeException> failures = new ArrayList<>();

    List<Assessed> assessed = Checks.assess(Exam.run(FOUNDING), failures);

    assertThat(failures).isEmpty();
    assertThat(assessed).extracting(one -> one.check().id()).contains("identical-hidden-units");
  }

  @Test
  void tellsCausesFirstAndNothingThatWantsProof() {
    FinishedRun calm = Exam.run(FOUNDING);

    List<Finding> reported =
        Checks.reported(
            calm,
            List.of(
                assessed("a-note", NOTE, true),
                assessed("a-symptom", SYMPTOM, true),
                assessed("a-hidden-note", NOTE, false),
                assessed("a-cause", CAUSE, true),
                assessed("a-proved-secret", CAUSE, false),
                assessed("an-undecided", UNDECIDED, true)));

    assertThat(reported)
        .extracting(Finding::id)
        .containsExactly("a-cause", "a-proved-secret", "a-symptom", "a-note", "an-undecided");
  }

  @Test
  void tellsWhatMakesARunRestlessFirst() {
    List<Assessed> assessed =
        List.of(assessed("keeps-it-up", CAUSE, true), restless("throws-it-about", CAUSE));

    assertThat(Checks.reported(Exam.run(FOUNDING.alpha(1)), assessed))
        .extracting(Finding::id)
        .containsExactly("throws-it-about", "keeps-it-up");
    assertThat(Checks.reported(Exam.run(FOUNDING), assessed))
        .extracting(Finding::id)
        .containsExactly("keeps-it-up", "throws-it-about");
  }

  private static Assessed assessed(String id, Severity severity, boolean reported) {
    return assessed(id, severity, reported, false);
  }

  private static Assessed restless(String id, Severity severity) {
    return assessed(id, severity, true, true);
  }

  private static Assessed assessed(
      String id, Severity severity, boolean reported, boolean explainsUnrest) {
    Finding finding = new Finding(id, severity, "", "", List.of(), "");
    Assessment assessment = new Assessment(finding, false, reported, List.of());
    return new Assessed(new Fixed(id, Optional.of(assessment), explainsUnrest), assessment);
  }
}
