package dev.plateau.diagnosis.update;

/** The loop of a training program, which remembers what it needs from step to step. */
interface Loop {
  /**
   * One step.
   *
   * @param theta where the program is
   * @param step 1 for the first
   * @return where the program goes
   */
  double[] next(double[] theta, int step);
}
