package dev.plateau.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.plateau.json.KebabCase;
import dev.plateau.kernel.Elementwise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The page computes with the bits of the service: digests of each function over a million arguments
 * from the page's own modules, which run in Node, beside those of the kernels. Where there is no
 * Node this test is skipped.
 */
class BrowserNumbersTests {
  private static final int ARGUMENTS = 1_000_000;
  private static final double[] SPECIAL = {
    0,
    -0.0,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    709.782712893384,
    -708.3964185322641,
    -37,
    40,
    -750,
    3,
    -3
  };

  @Test
  void areThoseOfTheService() throws Exception {
    List<String> ours = new ArrayList<>();
    for (Elementwise h : Elementwise.values()) {
      Digest digest = new Digest();
      for (double x : SPECIAL) {
        digest.add(h.value(x));
      }
      ours.add(KebabCase.of(h) + " " + digest.over(7, source -> h.value(source.number(12))));
    }
    for (int spread : new int[] {4, 60, 500}) {
      String fma =
          new Digest()
              .over(
                  11,
                  source ->
                      Math.fma(
                          source.number(spread), source.number(spread), source.number(spread)));
      ours.add("fma-" + spread + " " + fma);
    }

    assertThat(theirs()).containsExactlyInAnyOrderElementsOf(ours);
  }

  private static List<String> theirs() throws InterruptedException, IOException {
    Process node = start();
    String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  private static Process start() {
    List<String> command =
        List.of("node", "--experimental-detect-module", "digests.js", Integer.toString(ARGUMENTS));
    try {
      return new ProcessBuilder(command)
          .directory(Path.of("src/test/js").toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      return abort("Node is missing");
    }
  }

  /** Marsaglia's xorshift generator of 32 bits. */
  private static final class Source {
    private int state;

    Source(int seed) {
      state = seed;
    }

    private int next() {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state;
    }

    /** A number of either sign with an exponent from -spread to spread - 1. */
    double number(int spread) {
      int high = next();
      int exponent = 1023 - spread + Integer.remainderUnsigned(next(), 2 * spread);
      long low = Integer.toUnsignedLong(next());
      long word = (high & 0x800f_ffffL) | ((long) exponent << 20);
      return Double.longBitsToDouble(word << 32 | low);
    }
  }

  /** FNV-1a over the words of numbers, one for low words and one for high ones. */
  private static final class Digest {
    private int low = 0x811c9dc5;
    private int high = 0x811c9dc5;

    void add(double x) {
      long bits = Double.doubleToLongBits(x);
      low = (low ^ (int) bits) * 16777619;
      high = (high ^ (int) (bits >>> 32)) * 16777619;
    }

    String over(int seed, ToDoubleFunction<Source> function) {
      Source source = new Source(seed);
      for (int k = 0; k < ARGUMENTS; k++) {
        add(function.applyAsDouble(source));
      }
      return "%08x%08x".formatted(high, low);
    }
  }
}
