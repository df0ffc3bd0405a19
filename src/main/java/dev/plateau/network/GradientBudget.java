package dev.plateau.network;

import dev.plateau.math.Spectrum;

/**
 * How much of a {@link GradientReport} is computed. It depends on the numbers of rows and
 * parameters alone; the gradient itself is always computed.
 *
 * @param entries derivatives to compare with central differences
 * @param hessian whether to compute the curvature
 * @param rows rows to show
 * @param formulas whether to write the formulas
 * @param cost of it all in multiplications, roughly
 */
public record GradientBudget(
    int entries, boolean hessian, int rows, boolean formulas, double cost) {
  /** Multiply budget of the comparison, roughly 0.5 s. */
  private static final double MAX_COMPARISON_COST = 5e8;

  /** With more parameters than this, the few that could be compared would say nothing. */
  private static final int MAX_COMPARED = 100_000;

  /** Multiply budget of the curvature: a full spectrum alone takes a third of it. */
  private static final double MAX_CURVATURE_COST = 4e9;

  /** Numbers in the rows that a report shows. */
  private static final int MAX_SHOWN = 100_000;

  private static final int BYTES_PER_DERIVATIVE = 400;
  private static final int BYTES_PER_NUMBER = 32;
  private static final int MAX_FORMULAS = 10_000;

  /** Losses computed to measure their rounding at the four points. */
  private static final int LOSSES_BEFORE = 4 * 20;

  /** Most products with the Hessian that Lanczos takes for a large network. */
  private static final int LANCZOS_PRODUCTS = 200;

  /** The cost of a product with the Hessian, in losses. */
  private static final int LOSSES_PER_PRODUCT = 8;

  public static GradientBudget of(GradientRequest request) {
    double parameters = request.network().parameters();
    double loss = request.data().rows() * parameters;
    double perEntry = GradientCheck.lossesPerEntry() * loss;
    int entries =
        parameters > MAX_COMPARED ? 0 : (int) Math.min(parameters, MAX_COMPARISON_COST / perEntry);
    double curvature = curvatureCost(parameters, loss);
    boolean hessian = curvature <= MAX_CURVATURE_COST;
    double cost = (LOSSES_BEFORE + 8) * loss + entries * perEntry + (hessian ? curvature : 0);
    return new GradientBudget(entries, hessian, rows(request), parameters <= MAX_FORMULAS, cost);
  }

  private static double curvatureCost(double parameters, double loss) {
    boolean full = parameters <= Spectrum.FULL;
    double products = full ? parameters : Math.min(parameters, LANCZOS_PRODUCTS);
    double eigen = full ? 10 * parameters * parameters * parameters : 4e4 * parameters;
    return products * LOSSES_PER_PRODUCT * loss + eigen;
  }

  /** Bytes of memory that the report takes until it is written, roughly. */
  public long memory(GradientRequest request) {
    return BYTES_PER_DERIVATIVE * request.network().parameters()
        + (long) BYTES_PER_NUMBER * rows * columns(request);
  }

  private static int rows(GradientRequest request) {
    return Math.min(request.data().rows(), MAX_SHOWN / columns(request));
  }

  /** Numbers of a row in the report. */
  private static int columns(GradientRequest request) {
    int units = request.network().hidden().stream().mapToInt(Integer::intValue).sum();
    return request.network().inputs() + 3 * units + 5 * request.network().outputs();
  }
}
