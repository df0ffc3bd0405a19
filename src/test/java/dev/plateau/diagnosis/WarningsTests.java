package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;
import org.junit.jupiter.api.Test;

class WarningsTests {
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);

  private static Warnings of(Recipe recipe) {
    return Warnings.of(recipe.spec(), recipe.data(), Exam.bounds(recipe));
  }

  @Test
  void nameTheFoundingUnits() {
    Warnings warnings = of(FOUNDING);

    assertThat(warnings.all()).extracting(Warning::id).containsExactly("identical-hidden-units");
    assertThat(warnings.failures()).isEmpty();
  }

  @Test
  void nameTheStepWhereAlphaIsOne() {
    assertThat(of(FOUNDING.alpha(1)).all())
        .extracting(Warning::id)
        .containsExactlyInAnyOrder("identical-hidden-units", "step-too-large");
  }

  @Test
  void areSilentOnHealthyStarts() {
    assertThat(of(FOUNDING.uniform(0, 1)).all()).isEmpty();
    assertThat(of(ZooBases.sine()).all()).isEmpty();
    assertThat(of(ZooBases.circlesByAdam()).all()).isEmpty();
    assertThat(of(ZooBases.iris()).all()).isEmpty();
  }

  /** 9 parameters leave 1.5e6 / 9 = 166,666 rows that are looked at. */
  @Test
  void lookAtASampleOfManyRowsAndSaySo() {
    Dataset few = ZooData.rows(100_000, row -> new double[] {row % 7, 1}, row -> new double[] {1});
    Dataset many = ZooData.rows(200_000, row -> new double[] {row % 7, 1}, row -> new double[] {1});

    assertThat(of(few).all().getFirst().summary()).doesNotContain("Seen on");
    assertThat(of(many).all().getFirst().summary()).contains("166,666", "200,000");
  }

  private static Warnings of(Dataset data) {
    Spec spec = FOUNDING.data(data).spec();
    return Warnings.of(spec, data, new LossBounds(0, 1));
  }

  @Test
  void areNoneWhereTheSpecCannotBeTrainedButAFailureIsReported() {
    Recipe threeNumbers = FOUNDING.theta(0.1, 0.2, 0.3);

    Warnings warnings =
        Warnings.of(threeNumbers.spec(), threeNumbers.data(), new LossBounds(0, 0.25));

    assertThat(warnings.all()).isEmpty();
    assertThat(warnings.failures()).hasSize(1);
  }
}
