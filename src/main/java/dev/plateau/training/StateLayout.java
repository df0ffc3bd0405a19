package dev.plateau.training;

import java.util.Arrays;

/**
 * Where things stand in a trainer's state: theta, the optimizer's memory, the schedule's memory,
 * what patience compares with, and what is kept of the best epoch: its loss and theta.
 */
record StateLayout(int parameters, int scheduleAt, int patienceAt, int keptAt, int size) {
  /** The loss to beat and its epoch. */
  private static final int PATIENCE = 2;

  static StateLayout of(Spec spec) {
    Descent descent = spec.descent();
    int parameters = Math.toIntExact(spec.network().parameters());
    int memory =
        switch (descent.optimizer()) {
          case StepRule rule -> Math.multiplyExact(parameters, rule.slots());
          case Search search -> search.memory(parameters);
        };
    int schedule = descent.schedule() instanceof Schedule.Plateau ? Schedule.Plateau.MEMORY : 0;
    int patience = descent.stopWhen().patience().isPresent() ? PATIENCE : 0;
    int scheduleAt = Math.addExact(parameters, memory);
    int kept = descent.keep() == Keep.BEST ? 1 + parameters : 0;
    int patienceAt = scheduleAt + schedule;
    int keptAt = patienceAt + patience;
    return new StateLayout(parameters, scheduleAt, patienceAt, keptAt, Math.addExact(keptAt, kept));
  }

  /** The state before the first epoch. */
  double[] start(Spec spec, Mover mover) {
    double[] state = Arrays.copyOf(spec.initialTheta(), size);
    double alpha = spec.descent().learningRate();
    mover.prepare(state, alpha);
    if (watchesLoss()) {
      Schedule.Plateau.prepare(state, scheduleAt, alpha);
    }
    spec.start().from().ifPresent(from -> from.copyTo(state, this, spec.descent()));
    return state;
  }

  /** Alpha in the next epoch. */
  double alpha(Descent descent, double[] state, int epochsBefore) {
    return watchesLoss()
        ? state[scheduleAt]
        : descent.learningRate() * descent.schedule().factor(epochsBefore);
  }

  /** Whether the next epoch depends on the losses so far. */
  boolean watchesLoss() {
    return patienceAt > scheduleAt;
  }

  /**
   * Takes in the loss after an epoch.
   *
   * @param state written to
   * @param epoch 0 for the loss before training
   */
  void observe(Descent descent, double[] state, int epoch, double loss) {
    if (epoch > 0 && descent.schedule() instanceof Schedule.Plateau plateau) {
      plateau.observe(state, scheduleAt, loss);
    }
    if (watchesPatience()
        && (epoch == 0 || loss < state[patienceAt] - descent.stopWhen().minDelta().orElse(0))) {
      state[patienceAt] = loss;
      state[patienceAt + 1] = epoch;
    }
  }

  private boolean watchesPatience() {
    return keptAt > patienceAt;
  }

  boolean outOfPatience(Descent descent, double[] state, int epoch) {
    return watchesPatience()
        && epoch - state[patienceAt + 1] >= descent.stopWhen().patience().orElseThrow();
  }

  /** Whether the best epoch is kept. */
  boolean keepsBest() {
    return size > keptAt;
  }

  /**
   * Keeps theta as that of the best epoch so far.
   *
   * @param state written to
   */
  void keep(double[] state, double loss) {
    state[keptAt] = loss;
    System.arraycopy(state, 0, state, keptAt + 1, parameters);
  }
}
