package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTests {
  private static final Activation[] OUTPUTS = Activation.values();
  private static final List<Activation> HIDDEN =
      Arrays.stream(OUTPUTS).filter(Activation::elementwise).toList();
  private static final int[] ROWS = {1, 2, 7, 8, 9, 255, 256, 257, 512, 513, 600};

  /** A network, rows for it and a point, all drawn from a seed. */
  record Case(Network network, Dataset data, List<Double> point) {
    static Case of(int seed) {
      Random random = new Random(seed);
      List<Integer> hidden = random.ints(seed % 4, 1, 6).boxed().toList();
      List<Activation> activations = hidden.stream().map(width -> any(random)).toList();
      Activation output = OUTPUTS[seed % OUTPUTS.length];
      Network network =
          new Network(1 + random.nextInt(4), hidden, activations, 1 + random.nextInt(3), output);
      int rows = ROWS[seed % ROWS.length];
      Dataset data =
          Dataset.ofRows(
              gaussian(random, rows, network.inputs()), gaussian(random, rows, network.outputs()));
      double[] theta = gaussian(random, 1, (int) network.parameters())[0];
      return new Case(network, data, Arrays.stream(theta).boxed().toList());
    }

    double[] theta() {
      return point.stream().mapToDouble(Double::doubleValue).toArray();
    }

    Objective objective() {
      return new Objective(network, Loss.MSE, data);
    }

    @Override
    public String toString() {
      return "%s on %s".formatted(network, data);
    }
  }

  static Stream<Case> cases() {
    return IntStream.range(0, 112).mapToObj(Case::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void derivesWhatCentralDifferencesApproach(Case drawn) {
    Objective objective = drawn.objective();
    double[] theta = drawn.theta();
    double[] gradient = new double[theta.length];

    double loss = objective.gradient(theta, gradient);

    double[] numerical = new double[theta.length];
    for (int k = 0; k < theta.length; k++) {
      double h = 1e-6;
      double[] nudged = theta.clone();
      nudged[k] = theta[k] + h;
      double above = objective.loss(nudged);
      nudged[k] = theta[k] - h;
      numerical[k] = (above - objective.loss(nudged)) / (2 * h);
    }
    double scale = 1 + Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    assertThat(gradient).containsExactly(numerical, within(1e-8 * scale));
    assertThat(loss).isEqualTo(objective.loss(theta));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void predictsAndMeasuresWhatOneWouldByHand(Case drawn) {
    Objective objective = drawn.objective();
    double[] theta = drawn.theta();
    Dataset data = drawn.data();
    double sum = 0;

    double[][] predictions = objective.predictions(theta);

    assertThat(predictions).hasNumberOfRows(data.rows());
    for (int row = 0; row < data.rows(); row++) {
      double[] byHand = Forward.of(drawn.network(), theta, data.inputRow(row));
      assertThat(predictions[row]).containsExactly(byHand, within(1e-10));
      for (int k = 0; k < byHand.length; k++) {
        sum += Math.pow(data.target(row, k) - byHand[k], 2);
      }
    }
    double loss = sum / data.rows() / data.targets();
    assertThat(objective.loss(theta)).isCloseTo(loss, within(1e-12 * loss));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesABatchForADatasetOfItsRows(Case drawn) {
    Dataset data = drawn.data();
    double[] theta = drawn.theta();
    int[] order = reversed(data.rows());
    int from = data.rows() / 3;
    double[] ofBatch = new double[theta.length];
    double[] ofRows = new double[theta.length];

    double batchLoss = drawn.objective().gradient(theta, order, from, order.length, ofBatch);

    int[] batch = Arrays.copyOfRange(order, from, order.length);
    Objective alone = new Objective(drawn.network(), Loss.MSE, rows(data, batch));
    assertThat(batchLoss).isEqualTo(alone.gradient(theta, ofRows));
    assertThat(ofBatch).containsExactly(ofRows);
  }

  @Test
  void givesTheSameBitsAgainAfterOtherPoints() {
    Case drawn = Case.of(10);
    Objective objective = drawn.objective();
    double[] first = new double[drawn.theta().length];
    double[] again = new double[drawn.theta().length];

    double loss = objective.gradient(drawn.theta(), first);
    objective.gradient(new double[drawn.theta().length], again);

    assertThat(objective.gradient(drawn.theta(), again)).isEqualTo(loss);
    assertThat(again).containsExactly(first);
  }

  @Test
  void letsNumbersThatAreNotFiniteTravel() {
    Case drawn = Case.of(14);
    double[] theta = new double[drawn.theta().length];
    double[] gradient = new double[theta.length];
    Arrays.fill(theta, 1e200);

    double loss = drawn.objective().gradient(theta, gradient);

    assertThat(drawn.network().output()).isEqualTo(Activation.SIGMOID);
    assertThat(loss).isFinite();
    Case unbounded = Case.of(8);
    assertThat(unbounded.network().output()).isEqualTo(Activation.IDENTITY);
    double[] far = new double[unbounded.theta().length];
    Arrays.fill(far, 1e200);
    assertThat(unbounded.objective().loss(far)).isNotFinite();
  }

  @Test
  void leavesAbandonedWork() {
    Case drawn = Case.of(1);
    double[] theta = drawn.theta();
    Objective objective = new Objective(drawn.network(), Loss.MSE, drawn.data(), () -> true);

    assertCancelled(() -> objective.loss(theta));
    assertCancelled(() -> objective.gradient(theta, new double[theta.length]));
    assertCancelled(() -> objective.predictions(theta));
  }

  @Test
  void leavesWorkThatIsAbandonedUnderWay() {
    Network network = Network.of(2, List.of(2), Activation.TANH, 1, Activation.IDENTITY);
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();
    Dataset large = rows(xor, IntStream.range(0, 20_000).map(row -> row % 4).toArray());
    AtomicInteger asked = new AtomicInteger();
    Objective objective =
        new Objective(network, Loss.MSE, large, () -> asked.incrementAndGet() > 1);

    assertCancelled(() -> objective.loss(new double[9]));

    assertThat(asked).hasValue(2);
  }

  @Test
  void canBeCancelledBetweenTheRowsOfALargeJacobian() {
    Network network = Network.of(2, List.of(400), Activation.TANH, 1, Activation.IDENTITY);
    Dataset rows = Dataset.ofRows(new double[200][2], new double[200][1]);
    AtomicInteger visited = new AtomicInteger();
    Objective objective = new Objective(network, Loss.MSE, rows, () -> visited.get() >= 20);

    assertCancelled(
        () -> objective.residuals(new double[1_601], (_, _) -> visited.incrementAndGet()));

    assertThat(visited).hasValueLessThan(60);
  }

  @Test
  void refusesRowsOfAnotherShape() {
    Network network = Network.of(3, List.of(), Activation.TANH, 1, Activation.IDENTITY);
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Objective(network, Loss.MSE, xor))
        .withMessageContaining("3 inputs and 1 outputs for 4 rows of 2 inputs");
  }

  private static void assertCancelled(ThrowingCallable work) {
    assertThatExceptionOfType(CancellationException.class).isThrownBy(work);
  }

  private static Activation any(Random random) {
    return HIDDEN.get(random.nextInt(HIDDEN.size()));
  }

  private static double[][] gaussian(Random random, int rows, int columns) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    return numbers;
  }

  private static int[] reversed(int rows) {
    return IntStream.range(0, rows).map(row -> rows - 1 - row).toArray();
  }

  private static Dataset rows(Dataset data, int[] order) {
    return Dataset.ofRows(
        Arrays.stream(order).mapToObj(data::inputRow).toArray(double[][]::new),
        Arrays.stream(order).mapToObj(data::targetRow).toArray(double[][]::new));
  }
}
