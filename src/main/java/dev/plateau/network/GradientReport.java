package dev.plateau.network;

import dev.plateau.math.Norm;
import dev.plateau.math.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The answer to a {@link GradientRequest}.
 *
 * @param norm Euclidean, of the gradient
 * @param check absent where loss or gradient are not finite
 * @param spectrum of the Hessian; absent where the check is, or where it would take too long
 * @param rows backpropagation row by row; absent when it is not wanted
 * @param reason why loss or gradient are not finite
 * @param warnings what the report leaves out, and what it cannot see
 */
public record GradientReport(
    double loss,
    List<Derivative> gradient,
    double norm,
    Optional<GradientCheck> check,
    Optional<Spectrum> spectrum,
    Optional<List<Trace>> rows,
    Optional<String> reason,
    List<Warning> warnings) {

  /** A remark on the report itself. */
  public record Warning(String id, String summary) {}

  public GradientReport {
    gradient = List.copyOf(gradient);
    rows = rows.map(List::copyOf);
    warnings = List.copyOf(warnings);
  }

  /** Computes as much of a report as its budget allows. */
  public static GradientReport of(
      GradientRequest request, GradientBudget budget, boolean withRows) {
    Objective objective = request.objective();
    double[] theta = request.point();
    double[] gradient = new double[theta.length];
    double loss = objective.gradient(theta, gradient);
    boolean finite = Double.isFinite(loss) && Arrays.stream(gradient).allMatch(Double::isFinite);
    Optional<GradientCheck> check =
        finite
            ? Optional.of(GradientCheck.of(objective, objective::gradient, theta, budget.entries()))
            : Optional.empty();
    List<Derivative> derivatives = derivatives(request, budget, gradient, check);
    return new GradientReport(
        loss,
        derivatives,
        Norm.exact(gradient),
        check,
        finite && budget.hessian() ? Optional.of(objective.spectrum(theta)) : Optional.empty(),
        withRows ? Optional.of(Trace.of(objective, theta, budget.rows())) : Optional.empty(),
        finite ? Optional.empty() : Optional.of(reason(objective, theta, loss)),
        new GradientWarnings(request, budget, derivatives).all(finite, withRows));
  }

  private static List<Derivative> derivatives(
      GradientRequest request,
      GradientBudget budget,
      double[] gradient,
      Optional<GradientCheck> check) {
    List<String> names = request.network().parameterNames();
    Formulas formulas =
        new Formulas(request.network(), request.loss(), request.data().isWeighted());
    return IntStream.range(0, gradient.length)
        .mapToObj(k ->
            new Derivative(
                names.get(k),
                gradient[k],
                check.map(known -> known.here().numerical().get(k)).orElse(Double.NaN),
                check.map(known -> known.here().relativeError(k)).orElse(Double.NaN),
                budget.formulas() ? Optional.of(formulas.of(k)) : Optional.empty(),
                claim(request.claimed(k), gradient[k], k, check)))
        .toList();
  }

  private static Derivative.Claim claim(
      Optional<ClaimedNumber> claimed, double value, int k, Optional<GradientCheck> check) {
    return new Derivative.Claim(
        claimed.map(number -> OptionalDouble.of(number.value())).orElseGet(OptionalDouble::empty),
        claimed.isPresent() && check.isPresent()
            ? OptionalDouble.of(check.get().here().relativeError(k, claimed.get().value()))
            : OptionalDouble.empty(),
        claimed.filter(number -> number.isRounded(value)).isPresent());
  }

  private static String reason(Objective objective, double[] theta, double loss) {
    if (Double.isFinite(loss)) {
      return "the loss is finite, but the gradient overflows in backpropagation";
    }
    return Overflow.of(objective, theta)
        .map(found -> found.describe(objective.network()))
        .orElse("every row's loss is finite, but their sum overflows");
  }
}
