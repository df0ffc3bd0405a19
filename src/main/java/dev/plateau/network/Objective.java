package dev.plateau.network;

import static dev.plateau.kernel.Kernels.BLOCK;

import dev.plateau.data.Dataset;
import dev.plateau.math.Euclidean;
import dev.plateau.math.Spectrum;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * L(theta; data): the loss of a network on rows, and its gradient.
 *
 * <p>Belongs to one thread: it holds the memory of one pass, sized for one block of rows. It polls
 * for cancellation before each block.
 */
public final class Objective {
  private static final long MULTIPLIES_BETWEEN_POLLS = 50_000_000;

  private final Network network;
  private final Loss loss;
  private final Dataset data;
  private final int[] everyRow;
  private final Block block;
  private final Backpropagation pass;
  private final Optional<FewRows> fewRows;
  private final BooleanSupplier cancelled;
  private SharedPass shared;
  private boolean holdsEveryRow;
  private boolean drops;
  private long dropoutSeed;
  private long dropoutStep;
  private @Nullable HessianProduct hessianProduct;

  public Objective(Network network, Loss loss, Dataset data) {
    this(network, loss, data, () -> false);
  }

  /**
   * An objective that can be interrupted.
   *
   * @param cancelled polled before each block of rows; once it returns true, the methods throw
   *     CancellationException
   */
  public Objective(Network network, Loss loss, Dataset data, BooleanSupplier cancelled) {
    if (network.inputs() != data.inputs() || network.outputs() != data.targets()) {
      throw new IllegalArgumentException(
          "a network of %d inputs and %d outputs for %s"
              .formatted(network.inputs(), network.outputs(), data));
    }
    if (!loss.accepts(network.output())) {
      throw new IllegalArgumentException(
          "the loss %s of a %s output".formatted(loss, network.output()));
    }
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.everyRow = IntStream.range(0, data.rows()).toArray();
    this.block = new Block(data, Math.min(data.rows(), BLOCK));
    this.pass = new Backpropagation(network, loss, block);
    this.fewRows = FewRows.of(network, loss, data);
    this.cancelled = cancelled;
    this.shared = new SharedPass(network, loss, data, cancelled, Crew.NONE);
  }

  /** Lets other threads help with losses and gradients over many rows; the bits stay the same. */
  public void helpedBy(Crew crew) {
    shared = new SharedPass(network, loss, data, cancelled, crew);
  }

  public Network network() {
    return network;
  }

  public Loss loss() {
    return loss;
  }

  Dataset data() {
    return data;
  }

  public int rows() {
    return data.rows();
  }

  /**
   * Drops units in losses and gradients from now on, the same ones each time.
   *
   * @param seed and the step decide which
   */
  public void drop(long seed, long step) {
    drops = true;
    dropoutSeed = seed;
    dropoutStep = step;
  }

  /** Drops no units any more. */
  public void dropNothing() {
    drops = false;
  }

  /** Each evaluation starts the masks again. */
  private void startMasks(boolean wanted) {
    if (wanted && drops) {
      pass.drop(dropoutSeed, dropoutStep);
    } else {
      pass.dropNothing();
    }
  }

  /** L over all rows. */
  public double loss(double[] theta) {
    return mean(sum(theta, null, 0, data.rows(), null), data.rows());
  }

  /**
   * L over all rows and its gradient.
   *
   * @param gradient written to
   * @return the loss
   */
  public double gradient(double[] theta, double[] gradient) {
    if (fewRows.isPresent() && !drops) {
      load(null, 0, data.rows());
      OptionalDouble sum = fewRows.get().gradient(theta, block, gradient);
      if (sum.isPresent()) {
        return mean(sum.getAsDouble(), data.rows());
      }
    }
    return mean(sum(theta, null, 0, data.rows(), gradient), data.rows());
  }

  /**
   * L over the rows order[from] .. order[to - 1] and its gradient.
   *
   * @param gradient written to
   * @return the loss
   */
  public double gradient(double[] theta, int[] order, int from, int to, double[] gradient) {
    return mean(sum(theta, order, from, to, gradient), to - from);
  }

  private double mean(double sum, int rows) {
    return sum / loss.count(rows, network.outputs());
  }

  /**
   * The sum of the losses of some rows, and where it is wanted the gradient of their mean.
   *
   * @param order null for the rows as they are
   */
  private double sum(
      double[] theta, int @Nullable [] order, int from, int to, double @Nullable [] gradient) {
    if (gradient != null) {
      Arrays.fill(gradient, 0);
    }
    if (shared.pays(to - from) && !drops) {
      return shared.sum(theta, order == null ? everyRow : order, from, to, gradient);
    }
    startMasks(true);
    double sum = 0;
    for (int at = from; at < to; at += BLOCK) {
      load(order, at, to);
      pass.forward(theta, block);
      sum += pass.loss(to - from);
      if (gradient != null) {
        pass.backward(theta, gradient);
      }
    }
    return sum;
  }

  /**
   * The Hessian of L over all rows, times a vector: exact, by Pearlmutter's R-operator.
   *
   * @param product written to
   */
  public void hessianProduct(double[] theta, double[] v, double[] product) {
    HessianProduct second = second();
    Arrays.fill(product, 0);
    for (int from = 0; from < data.rows(); from += BLOCK) {
      load(null, from, data.rows());
      second.add(theta, v, block, data.rows(), product);
    }
  }

  /** Made at the first product, and then kept. */
  private HessianProduct second() {
    HessianProduct known = hessianProduct;
    if (known == null) {
      known = new HessianProduct(network, loss, block);
      hessianProduct = known;
    }
    return known;
  }

  /** The eigenvalues of the Hessian: all of a small one, the extreme ones of a large one. */
  public Spectrum spectrum(double[] theta) {
    return Spectrum.of(theta.length, (v, product) -> hessianProduct(theta, v, product));
  }

  /** Estimates of the extreme eigenvalues of the Hessian from so many products with it. */
  public Spectrum extremes(double[] theta, int products) {
    return Spectrum.extremes(
        theta.length, (v, product) -> hessianProduct(theta, v, product), products);
  }

  /**
   * The step that {@code "auto"} stands for: 1 / largest eigenvalue at a start, half of the largest
   * stable step there; empty where no eigenvalue is above 0 or the loss is not finite.
   */
  public OptionalDouble autoAlpha(double[] theta) {
    double alpha = 1 / spectrum(theta).largest();
    return alpha > 0 && Double.isFinite(alpha) ? OptionalDouble.of(alpha) : OptionalDouble.empty();
  }

  /**
   * Called with a residual, output - target, and its gradient, which is reused; both times the root
   * of the row's weight.
   */
  public interface ResidualVisitor {
    void visit(double[] gradient, double residual);
  }

  /** Visits the residuals of all rows, block by block, output by output. */
  public void residuals(double[] theta, ResidualVisitor visitor) {
    double[] gradient = new double[Math.toIntExact(network.parameters())];
    long square = (long) gradient.length * gradient.length;
    int rowsBetweenPolls = Math.toIntExact(Math.clamp(MULTIPLIES_BETWEEN_POLLS / square, 1, BLOCK));
    visit(
        theta,
        (from, block, pass) -> {
          for (int k = 0; k < network.outputs(); k++) {
            pass.backwardFrom(theta, k);
            for (int row = 0; row < block.rows; row++) {
              if (row % rowsBetweenPolls == 0) {
                throwIfCancelled();
              }
              pass.rowGradient(row, gradient);
              double root = Math.sqrt(block.weight(row));
              Euclidean.scale(gradient, root);
              visitor.visit(gradient, root * pass.residual(row, k));
            }
          }
        });
  }

  /** Called with each block of rows after its forward pass. */
  interface Visitor {
    void visit(int from, Block block, Backpropagation pass);
  }

  void visit(double[] theta, Visitor visitor) {
    startMasks(false);
    for (int from = 0; from < data.rows(); from += BLOCK) {
      load(null, from, data.rows());
      pass.forward(theta, block);
      visitor.visit(from, block, pass);
    }
  }

  /**
   * The outputs of the network for each row.
   *
   * @return [rows][outputs]
   */
  public double[][] predictions(double[] theta) {
    startMasks(false);
    double[][] predictions = new double[data.rows()][];
    for (int from = 0; from < data.rows(); from += BLOCK) {
      load(null, from, data.rows());
      pass.forward(theta, block);
      for (int row = 0; row < block.rows; row++) {
        predictions[from + row] = pass.output(row);
      }
    }
    return predictions;
  }

  /** All rows are loaded once where they fit into one block. */
  private void load(int @Nullable [] order, int from, int end) {
    throwIfCancelled();
    if (order != null || !holdsEveryRow) {
      block.load(data, order == null ? everyRow : order, from, Math.min(BLOCK, end - from));
    }
    holdsEveryRow = order == null && data.rows() <= BLOCK;
  }

  private void throwIfCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("cancelled between two rows");
    }
  }
}
