package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class LinearNetworkTests {
  private static final Check CHECK = new LinearNetwork();
  private static final Recipe XOR = Recipe.on("xor").alpha(0.1).epochs(50);

  @Test
  void suspectsLayersWithoutAnActivation() {
    Recipe linear = XOR.hidden(3, 2).activation(Activation.IDENTITY);

    assertThat(Exam.assessment(CHECK, linear).suspected()).isTrue();
    assertThat(Exam.warning(CHECK, linear)).isPresent();
  }

  @Test
  void isSilentOnOneNonlinearLayerAndWithoutHiddenOnes() {
    assertThat(Exam.assessed(CHECK, XOR)).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.hidden())).isEmpty();
  }
}
