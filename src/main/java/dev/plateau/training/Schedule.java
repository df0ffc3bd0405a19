package dev.plateau.training;

/**
 * How the learning rate changes from epoch to epoch, as PyTorch's {@code torch.optim.lr_scheduler}
 * does.
 */
public sealed interface Schedule {
  /** The rate stays. */
  Schedule CONSTANT = new Constant();

  /**
   * The factor of alpha in an epoch, where it depends on the epoch alone.
   *
   * @param epochsBefore 0 in the first epoch
   */
  double factor(int epochsBefore);

  /**
   * The sum of the factors of so many epochs, from the first: as many epochs with alpha as it began
   * go the same way. In closed form, since a run may have a billion.
   */
  double sumOfFactors(int epochs);

  /** 1 + f + .. + f^(terms - 1). */
  private static double geometricSum(double f, int terms) {
    return f == 1 ? terms : (1 - Optimizer.power(f, terms)) / (1 - f);
  }

  /** Alpha in every epoch. */
  record Constant() implements Schedule {
    @Override
    public double factor(int epochsBefore) {
      return 1;
    }

    @Override
    public double sumOfFactors(int epochs) {
      return epochs;
    }
  }

  /** Alpha is multiplied with a factor after every so many epochs. */
  record Step(int every, double factor) implements Schedule {
    @Override
    public double factor(int epochsBefore) {
      return Optimizer.power(factor, epochsBefore / every);
    }

    @Override
    public double sumOfFactors(int epochs) {
      int whole = epochs / every;
      return every * geometricSum(factor, whole) + epochs % every * factor(epochs);
    }
  }

  /** Alpha is multiplied with a factor after each epoch. */
  record Exponential(double factor) implements Schedule {
    @Override
    public double factor(int epochsBefore) {
      return Optimizer.power(factor, epochsBefore);
    }

    @Override
    public double sumOfFactors(int epochs) {
      return geometricSum(factor, epochs);
    }
  }

  /** Half a cosine from alpha to 0 over so many epochs, then back (Loshchilov and Hutter 2017). */
  record Cosine(int epochs) implements Schedule {
    @Override
    public double factor(int epochsBefore) {
      return (1 + StrictMath.cos(StrictMath.PI * epochsBefore / epochs)) / 2;
    }

    /** With Lagrange's identity for the sum of the cosines. */
    @Override
    public double sumOfFactors(int count) {
      double half = StrictMath.PI / epochs / 2;
      double cosines =
          StrictMath.sin(count * half) / StrictMath.sin(half) * StrictMath.cos((count - 1) * half);
      return (count + cosines) / 2;
    }
  }

  /**
   * Alpha is multiplied with a factor after more than patience epochs in a row whose loss, held-out
   * where there is one, is not lower than the lowest by a share of 1e-4.
   */
  record Plateau(double factor, int patience) implements Schedule {
    private static final double THRESHOLD = 1e-4;
    private static final double SMALLEST_CHANGE = 1e-8;

    /** Numbers it remembers: alpha, the lowest loss, epochs that were no better. */
    static final int MEMORY = 3;

    @Override
    public double factor(int epochsBefore) {
      return 1;
    }

    @Override
    public double sumOfFactors(int epochs) {
      return epochs;
    }

    static void prepare(double[] state, int at, double alpha) {
      state[at] = alpha;
      state[at + 1] = Double.POSITIVE_INFINITY;
      state[at + 2] = 0;
    }

    /** Takes in the loss after an epoch. */
    void observe(double[] state, int at, double loss) {
      boolean better = loss < state[at + 1] * (1 - THRESHOLD);
      state[at + 1] = better ? loss : state[at + 1];
      state[at + 2] = better ? 0 : state[at + 2] + 1;
      if (state[at + 2] > patience) {
        double reduced = state[at] * factor;
        state[at] = state[at] - reduced > SMALLEST_CHANGE ? reduced : state[at];
        state[at + 2] = 0;
      }
    }
  }
}
