package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTests {
  private final List<String> read = new ArrayList<>();

  private final Texts<Integer> numbers =
      new Texts<>(text -> {
        read.add(text);
        return Integer.parseInt(text.strip());
      });

  @Test
  void readsATextOnce() {
    assertThat(numbers.read("1")).isEqualTo(1);
    assertThat(numbers.read("2")).isEqualTo(2);
    assertThat(numbers.read("1")).isEqualTo(1);
    assertThat(read).containsExactly("1", "2");
  }

  @Test
  void forgetsOldTexts() {
    IntStream.range(0, 2_000).forEach(k -> numbers.read(String.valueOf(k)));
    read.clear();
    numbers.read("0");
    numbers.read("1999");
    assertThat(read).containsExactly("0");
  }

  /** Long texts would take the memory that they are not worth. */
  @Test
  void keepsNoLongText() {
    String longOne = " ".repeat(4_096) + "1";
    numbers.read(longOne);
    numbers.read(longOne);
    assertThat(read).containsExactly(longOne, longOne);
  }
}
