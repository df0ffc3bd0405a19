package dev.plateau.network;

/** What a unit makes of its weighted sum z: a = h(z). */
public enum Activation {
  /** h(z) = 1 / (1 + e^-z), h' = a (1 - a). */
  SIGMOID(0, 1) {
    @Override
    double value(double z) {
      return 1 / (1 + StrictMath.exp(-z));
    }

    @Override
    double derivative(double z, double a) {
      return a * (1 - a);
    }
  },
  /** h(z) = (e^z - e^-z) / (e^z + e^-z), h' = 1 - a^2. */
  TANH(-1, 1) {
    @Override
    double value(double z) {
      return StrictMath.tanh(z);
    }

    @Override
    double derivative(double z, double a) {
      return 1 - a * a;
    }
  },
  /** h(z) = max(0, z), h' = 1 where z &gt; 0, else 0. */
  RELU(0, Double.POSITIVE_INFINITY) {
    @Override
    double value(double z) {
      return Math.max(0, z);
    }

    @Override
    double derivative(double z, double a) {
      return z > 0 ? 1 : 0;
    }
  },
  /** h(z) = z, h' = 1. */
  IDENTITY(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY) {
    @Override
    double value(double z) {
      return z;
    }

    @Override
    double derivative(double z, double a) {
      return 1;
    }
  };

  private final double lowest;
  private final double highest;

  Activation(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  abstract double value(double z);

  /** h'(z), given z and a = h(z). */
  abstract double derivative(double z, double a);

  /** The infimum of h. */
  public double lowest() {
    return lowest;
  }

  /** The supremum of h. */
  public double highest() {
    return highest;
  }

  /** a[k] = h(z[k]) for n entries from an offset on. */
  final void apply(double[] z, double[] a, int at, int n) {
    for (int k = at; k < at + n; k++) {
      a[k] = value(z[k]);
    }
  }

  /** delta[k] = delta[k] h'(z[k]) for n entries from an offset on. */
  final void backward(double[] z, double[] a, double[] delta, int at, int n) {
    for (int k = at; k < at + n; k++) {
      delta[k] *= derivative(z[k], a[k]);
    }
  }
}
