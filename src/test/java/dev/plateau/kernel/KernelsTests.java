package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels in use against the plain ones, bit for bit, over odd sizes. */
class KernelsTests {
  private static final int[] WIDTHS = {1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 31, 33};
  private static final int[] ROWS = {8, 16, 24, 40, 64, 104, 248};
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    1000,
    -1000,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    709.7827128933840,
    709.79,
    -708.39,
    -708.4
  };

  private final Kernels plain = PlainKernels.INSTANCE;
  private final Kernels fast = Kernels.get();
  private final SplittableRandom random = new SplittableRandom(1);

  static Stream<LayerLayout> layers() {
    return Arrays.stream(WIDTHS)
        .boxed()
        .flatMap(
            in -> Arrays.stream(WIDTHS).mapToObj(out -> new LayerLayout(in, out, 3, 3 + in * out)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void productsAgree(LayerLayout layer) {
    double[] theta = numbers(layer.biasesAt() + layer.out());
    for (int n : ROWS) {
      double[] x = numbers(layer.in() * n);
      double[] delta = numbers(layer.out() * n);

      assertSame(layer.out() * n, (k, z) -> k.affine(layer, theta, x, z, n));
      assertSame(layer.in() * n, (k, dx) -> k.transposed(layer, theta, delta, dx, n));
      assertSame(
          theta.length,
          (k, gradient) -> {
            Arrays.fill(gradient, 0.25);
            k.outer(layer, x, delta, gradient, new double[Kernels.scratch(layer, n)], n);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsAndDerivativesAgree(Elementwise h) {
    double[] z = numbers(10_000);
    for (int k = 0; k < z.length; k++) {
      z[k] *= k % 3 == 0 ? 1e-3 : k % 3 == 1 ? 3 : 400;
    }
    System.arraycopy(SPECIAL, 0, z, 0, SPECIAL.length);
    double[] a = new double[z.length];
    double[] delta = numbers(z.length);
    plain.apply(h, z, a, z.length);

    assertSame(z.length, (k, out) -> k.apply(h, z, out, z.length));
    assertSame(
        z.length,
        (k, out) -> {
          System.arraycopy(delta, 0, out, 0, out.length);
          k.backward(h, z, a, out, out.length);
        });
  }

  @ParameterizedTest
  @MethodSource("layers")
  void lossesAgree(LayerLayout sizes) {
    int units = sizes.in();
    int n = Kernels.padded(sizes.out());
    double[] z = numbers(units * n);
    z[0] = 1000;
    z[1] = -1000;
    double[] y = numbers(units * n);
    double[] mask = new double[n];
    Arrays.fill(mask, 0, sizes.out(), 1);
    double[] sigmoids = new double[units * n];
    plain.apply(Elementwise.SIGMOID, z, sigmoids, units * n);
    double[] shares = new double[units * n];
    double[] logSumExp = new double[2 * n];
    plain.softmax(z, shares, logSumExp, units, n);

    assertSame(units * n, (k, a) -> k.softmax(z, a, new double[2 * n], units, n));
    assertSame(2 * n, (k, out) -> k.softmax(z, new double[units * n], out, units, n));
    assertSame(
        units * n,
        (k, delta) -> {
          System.arraycopy(y, 0, delta, 0, delta.length);
          k.softmaxBackward(shares, delta, units, n);
        });
    double[] losses = new double[n];
    assertSame(n, (k, l) -> k.squaredError(z, y, mask, 0.3, l, z.clone(), units, n));
    assertSame(units * n, (k, d) -> k.squaredError(z, y, mask, 0.3, losses, d, units, n));
    assertSame(
        n, (k, l) -> k.binaryCrossEntropy(z, sigmoids, y, mask, 0.3, l, z.clone(), units, n));
    assertSame(
        units * n, (k, d) -> k.binaryCrossEntropy(z, sigmoids, y, mask, 0.3, losses, d, units, n));
    assertSame(
        n, (k, l) -> k.crossEntropy(z, shares, logSumExp, y, mask, 0.3, l, z.clone(), units, n));
    assertSame(
        units * n,
        (k, d) -> k.crossEntropy(z, shares, logSumExp, y, mask, 0.3, losses, d, units, n));
    assertSame(n, (k, l) -> k.absoluteError(z, y, mask, 0.3, l, z.clone(), units, n));
    assertSame(units * n, (k, d) -> k.absoluteError(z, y, mask, 0.3, losses, d, units, n));
    assertSame(n, (k, l) -> k.huber(0.7, z, y, mask, 0.3, l, z.clone(), units, n));
    assertSame(units * n, (k, d) -> k.huber(0.7, z, y, mask, 0.3, losses, d, units, n));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void poissonLossesAgree(LayerLayout sizes) {
    int units = sizes.in();
    int n = Kernels.padded(sizes.out());
    double[] z = numbers(units * n);
    double[] y = Arrays.stream(numbers(units * n)).map(x -> Math.max(0, x)).toArray();
    z[0] = -1000;
    z[1] = -40;
    z[2] = 800;
    y[3] = Double.MIN_VALUE;
    double[] mask = new double[n];
    Arrays.fill(mask, 0, sizes.out(), 1);
    double[] losses = new double[n];
    for (Elementwise h : new Elementwise[] {Elementwise.EXPONENTIAL, Elementwise.SOFTPLUS}) {
      double[] a = new double[units * n];
      plain.apply(h, z, a, units * n);

      assertSame(n, (k, l) -> k.poisson(h, z, a, y, mask, 0.3, l, z.clone(), units, n));
      assertSame(units * n, (k, d) -> k.poisson(h, z, a, y, mask, 0.3, losses, d, units, n));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void sumsAndStepsAgree(LayerLayout sizes) {
    int n = Kernels.padded(sizes.in() * sizes.out() % Kernels.BLOCK + 1);
    double[] a = numbers(n);
    double[] g = numbers(sizes.in() * sizes.out());

    assertSame(1, (k, sum) -> sum[0] = k.sum(a, n));
    assertSame(
        g.length,
        (k, theta) -> {
          Arrays.fill(theta, 0.1);
          k.descend(theta, g, 0.3, g.length);
        });
  }

  private void assertSame(int length, Call call) {
    double[] expected = new double[length];
    double[] actual = new double[length];

    call.on(plain, expected);
    call.on(fast, actual);

    assertThat(bits(actual)).isEqualTo(bits(expected));
  }

  /** One call of a kernel that writes to an array. */
  private interface Call {
    void on(Kernels kernels, double[] written);
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }

  private double[] numbers(int count) {
    return random.doubles(count, -2, 2).toArray();
  }
}
