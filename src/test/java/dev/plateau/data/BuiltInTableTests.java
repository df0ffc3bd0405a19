package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTableTests {
  @ParameterizedTest
  @CsvSource({
    "iris, 150, 4, CLASSES, 3",
    "wine, 178, 13, CLASSES, 3",
    "breast-cancer, 569, 30, CLASSES, 2",
    "auto-mpg, 398, 10, NUMBERS, 0",
    "penguins, 344, 14, CLASSES, 3",
    "digits, 1797, 61, CLASSES, 10"
  })
  void readsAsAFileWithNames(String name, int rows, int inputs, Task task, int classes) {
    BuiltIn set = BuiltIn.named(name).orElseThrow();

    Encoding encoding = set.table().orElseThrow().encoding();

    assertThat(set.data().rows()).isEqualTo(rows);
    assertThat(set.data().inputs()).isEqualTo(inputs);
    assertThat(encoding.task()).isEqualTo(task);
    assertThat(encoding.classes()).hasSize(classes);
  }
}
