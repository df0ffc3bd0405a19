package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static dev.plateau.diagnosis.evidence.Severity.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.check.Checks.Judged;
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

  private record Fixed(String id, Optional<Verdict> verdict, boolean explainsUnrest)
      implements Check {
    @Override
    public Optional<Verdict> judge(FinishedRun run) {
      return verdict;
    }
  }

  private static final Check BROKEN =
      new Check() {
        @Override
        public String id() {
          return "broken";
        }

        @Override
        public Optional<Verdict> judge(FinishedRun run) {
          throw new IllegalStateException("a fault of the check");
        }
      };

  @Test
  void namesEachCheckOnce() {
    assertThat(Checks.ALL).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(Checks.ALL).extracting(Check::id).allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void leavesACheckThatFailsUndecided() {
    List<RuntimeException> failures = new ArrayList<>();

    Verdict verdict = Checks.judge(BROKEN, Exam.run(FOUNDING), failures).orElseThrow();

    assertThat(verdict.finding().id()).isEqualTo("broken");
    assertThat(verdict.finding().severity()).isEqualTo(UNDECIDED);
    assertThat(verdict.isCause()).isFalse();
    assertThat(verdict.suspected()).isFalse();
    assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void reportsNoFailureOfChecksThatWork() {
    List<RuntimeException> failures = new ArrayList<>();

    List<Judged> judged = Checks.judge(Exam.run(FOUNDING), failures);

    assertThat(failures).isEmpty();
    assertThat(judged).extracting(one -> one.check().id()).contains("identical-hidden-units");
  }

  @Test
  void tellsCausesFirstAndNothingThatWantsProof() {
    FinishedRun calm = Exam.run(FOUNDING);

    List<Finding> told =
        Checks.told(
            calm,
            List.of(
                judged("a-note", NOTE, true),
                judged("a-symptom", SYMPTOM, true),
                judged("a-hidden-note", NOTE, false),
                judged("a-cause", CAUSE, true),
                judged("a-proved-secret", CAUSE, false),
                judged("an-undecided", UNDECIDED, true)));

    assertThat(told)
        .extracting(Finding::id)
        .containsExactly("a-cause", "a-proved-secret", "a-symptom", "a-note", "an-undecided");
  }

  @Test
  void tellsWhatMakesARunRestlessFirst() {
    List<Judged> judged =
        List.of(judged("keeps-it-up", CAUSE, true), restless("throws-it-about", CAUSE));

    assertThat(Checks.told(Exam.run(FOUNDING.alpha(1)), judged))
        .extracting(Finding::id)
        .containsExactly("throws-it-about", "keeps-it-up");
    assertThat(Checks.told(Exam.run(FOUNDING), judged))
        .extracting(Finding::id)
        .containsExactly("keeps-it-up", "throws-it-about");
  }

  private static Judged judged(String id, Severity severity, boolean told) {
    return judged(id, severity, told, false);
  }

  private static Judged restless(String id, Severity severity) {
    return judged(id, severity, true, true);
  }

  private static Judged judged(String id, Severity severity, boolean told, boolean explainsUnrest) {
    Finding finding = new Finding(id, severity, "", "", List.of(), "");
    Verdict verdict = new Verdict(finding, false, told, List.of());
    return new Judged(new Fixed(id, Optional.of(verdict), explainsUnrest), verdict);
  }
}
