package dev.plateau.web.gradient;

import dev.plateau.math.Spectrum;
import dev.plateau.network.GradientCheck;

/**
 * How much of an answer about a gradient is worth its time, by rows and parameters alone. The
 * gradient itself always is.
 *
 * @param entries derivatives to compare with central differences
 * @param hessian whether to find the curvature
 * @param rows rows to show
 * @param formulas whether to write them
 * @param cost of it all in multiplications, about
 */
record GradientBudget(int entries, boolean hessian, int rows, boolean formulas, double cost) {
  /** Multiplications that the comparison may take, about: half a second. */
  private static final double LARGEST_COST = 5e8;

  /** Parameters above which the few that could be compared would say nothing. */
  private static final int MOST_COMPARED = 100_000;

  /** Those for the curvature: a full spectrum alone takes a third of it. */
  private static final double LARGEST_CURVATURE = 4e9;

  /** Numbers in the rows that an answer shows. */
  private static final int MOST_SHOWN = 1_000_000;

  private static final int MOST_FORMULAS = 10_000;

  /** Losses that it takes to measure their rounding at the four points. */
  private static final int LOSSES_BEFORE = 4 * 20;

  /** Products with the Hessian that Lanczos takes for a large network, at most. */
  private static final int LANCZOS_PRODUCTS = 200;

  /** A product with the Hessian in losses. */
  private static final int LOSSES_PER_PRODUCT = 8;

  static GradientBudget of(GradientRequest question) {
    double parameters = question.network().parameters();
    double loss = question.data().rows() * parameters;
    double perEntry = GradientCheck.lossesPerEntry() * loss;
    int entries =
        parameters > MOST_COMPARED ? 0 : (int) Math.min(parameters, LARGEST_COST / perEntry);
    boolean full = parameters <= Spectrum.FULL;
    double products = full ? parameters : Math.min(parameters, LANCZOS_PRODUCTS);
    double eigen = full ? 10 * parameters * parameters * parameters : 4e4 * parameters;
    double curvature = products * LOSSES_PER_PRODUCT * loss + eigen;
    boolean hessian = curvature <= LARGEST_CURVATURE;
    double cost = (LOSSES_BEFORE + 8) * loss + entries * perEntry + (hessian ? curvature : 0);
    return new GradientBudget(entries, hessian, rows(question), parameters <= MOST_FORMULAS, cost);
  }

  private static int rows(GradientRequest question) {
    int units = question.network().hidden().stream().mapToInt(Integer::intValue).sum();
    int columns = question.network().inputs() + 3 * units + 5 * question.network().outputs();
    return Math.min(question.data().rows(), MOST_SHOWN / columns);
  }
}
