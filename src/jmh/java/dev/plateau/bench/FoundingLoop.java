package dev.plateau.bench;

/** The founding script's arithmetic in plain Java, written for its one network, with Math.exp. */
final class FoundingLoop {
  private static final double[][] X = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  private static final double[] Y = {0, 1, 1, 0};

  private FoundingLoop() {}

  static double[] train(double[] theta, double alpha, int epochs) {
    double[] losses = new double[epochs];
    double[] gradient = new double[9];
    for (int epoch = 0; epoch < epochs; epoch++) {
      gradient(theta, gradient);
      for (int k = 0; k < 9; k++) {
        theta[k] -= alpha * gradient[k];
      }
      losses[epoch] = loss(theta);
    }
    return losses;
  }

  private static void gradient(double[] theta, double[] gradient) {
    java.util.Arrays.fill(gradient, 0);
    for (int row = 0; row < 4; row++) {
      double x1 = X[row][0];
      double x2 = X[row][1];
      double h1 = sigmoid(theta[0] * x1 + theta[2] * x2 + theta[6]);
      double h2 = sigmoid(theta[1] * x1 + theta[3] * x2 + theta[7]);
      double e = 0.5 * (theta[4] * h1 + theta[5] * h2 + theta[8] - Y[row]);
      double d1 = e * theta[4] * h1 * (1 - h1);
      double d2 = e * theta[5] * h2 * (1 - h2);
      gradient[0] += d1 * x1;
      gradient[1] += d2 * x1;
      gradient[2] += d1 * x2;
      gradient[3] += d2 * x2;
      gradient[4] += e * h1;
      gradient[5] += e * h2;
      gradient[6] += d1;
      gradient[7] += d2;
      gradient[8] += e;
    }
  }

  private static double loss(double[] theta) {
    double sum = 0;
    for (int row = 0; row < 4; row++) {
      double x1 = X[row][0];
      double x2 = X[row][1];
      double h1 = sigmoid(theta[0] * x1 + theta[2] * x2 + theta[6]);
      double h2 = sigmoid(theta[1] * x1 + theta[3] * x2 + theta[7]);
      double e = theta[4] * h1 + theta[5] * h2 + theta[8] - Y[row];
      sum += e * e;
    }
    return sum / 4;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
