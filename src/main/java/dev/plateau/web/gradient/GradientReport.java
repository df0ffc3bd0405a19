package dev.plateau.web.gradient;

import dev.plateau.math.Spectrum;
import dev.plateau.network.Comparison;
import dev.plateau.network.Formulas;
import dev.plateau.network.GradientCheck;
import dev.plateau.network.Objective;
import dev.plateau.network.Overflow;
import dev.plateau.network.Trace;
import dev.plateau.web.gradient.GradientView.Check;
import dev.plateau.web.gradient.GradientView.Entry;
import dev.plateau.web.gradient.GradientView.Hessian;
import dev.plateau.web.gradient.GradientView.Row;
import dev.plateau.web.spec.StopWhenJson;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The working out of one question about a gradient. */
final class GradientReport {
  /** Seven digits, as many as R prints: a claim is read from somewhere. */
  static final double CLAIM_TOLERANCE = 5e-7;

  private final GradientRequest question;
  private final GradientBudget effort;
  private final boolean withRows;
  private final Objective objective;
  private final double[] theta;
  private final double[] gradient;
  private final double loss;
  private final @Nullable GradientCheck check;

  GradientReport(GradientRequest question, GradientBudget effort, boolean withRows) {
    this.question = question;
    this.effort = effort;
    this.withRows = withRows;
    this.objective = question.objective();
    this.theta = question.point();
    this.gradient = new double[theta.length];
    this.loss = objective.gradient(theta, gradient);
    this.check =
        isFinite()
            ? GradientCheck.of(objective, objective::gradient, theta, effort.entries())
            : null;
  }

  private boolean isFinite() {
    return Double.isFinite(loss) && Arrays.stream(gradient).allMatch(Double::isFinite);
  }

  GradientView view() {
    List<Entry> entries = entries();
    return new GradientView(
        loss,
        entries,
        norm(),
        check == null ? null : check(check),
        check == null || !effort.hessian() ? null : hessian(objective.spectrum(theta)),
        withRows ? rows() : null,
        question.theta(),
        check == null ? reason() : null,
        new GradientWarnings(question, effort, entries).all(check, withRows));
  }

  private List<Entry> entries() {
    List<String> names = question.network().parameterNames();
    Formulas formulas = new Formulas(question.network(), question.loss());
    return IntStream.range(0, theta.length)
        .mapToObj(k -> entry(k, names.get(k), effort.formulas() ? formulas.of(k) : null))
        .toList();
  }

  private Entry entry(int k, String name, @Nullable String formula) {
    OptionalDouble claimed = question.claimed(k);
    if (check == null) {
      return new Entry(
          name,
          gradient[k],
          Double.NaN,
          Double.NaN,
          formula,
          StopWhenJson.orNull(claimed),
          null,
          null);
    }
    Comparison here = check.here();
    Double error = claimed.isPresent() ? here.relativeError(k, claimed.getAsDouble()) : null;
    return new Entry(
        name,
        gradient[k],
        here.numerical().get(k),
        here.relativeError(k),
        formula,
        StopWhenJson.orNull(claimed),
        error,
        error == null ? null : error <= CLAIM_TOLERANCE);
  }

  private static Check check(GradientCheck check) {
    OptionalDouble error = check.maxRelativeError();
    return new Check(
        StopWhenJson.orNull(error),
        error.isPresent() ? check.agrees() : null,
        check.points().size());
  }

  private static Hessian hessian(Spectrum spectrum) {
    boolean all = !spectrum.eigenvalues().isEmpty();
    double largest = spectrum.largest();
    return new Hessian(
        all ? spectrum.eigenvalues() : null,
        largest,
        spectrum.smallest(),
        largest > 0 ? 2 / largest : null,
        all ? null : reason(largest));
  }

  private static String reason(double largest) {
    return Double.isFinite(largest)
        ? "all eigenvalues are given up to %d parameters".formatted(Spectrum.FULL)
        : "the Hessian is not finite";
  }

  /** The Euclidean norm of the gradient, without overflow on the way. */
  private double norm() {
    double most = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    if (most == 0 || !Double.isFinite(most)) {
      return most;
    }
    int exponent = Math.getExponent(most);
    double[] scaled = Arrays.stream(gradient).map(g -> Math.scalb(g, -exponent)).toArray();
    return Math.scalb(norm(scaled), exponent);
  }

  /** To the last bit: the sum keeps what rounding loses (Neumaier 1974), the root is corrected. */
  private static double norm(double[] numbers) {
    double sum = 0;
    double lost = 0;
    for (double number : numbers) {
      double square = number * number;
      double next = sum + square;
      lost += sum >= square ? sum - next + square : square - next + sum;
      lost += Math.fma(number, number, -square);
      sum = next;
    }
    double root = Math.sqrt(sum);
    return root + (Math.fma(-root, root, sum) + lost) / (2 * root);
  }

  private List<Row> rows() {
    return Trace.of(objective, theta, effort.rows()).stream().map(Row::of).toList();
  }

  private String reason() {
    if (Double.isFinite(loss)) {
      return "the loss is finite, but backpropagation overflows on the way back";
    }
    return Overflow.of(objective, theta)
        .map(found -> found.describe(question.network()))
        .orElse("every row's loss is finite, but their sum overflows");
  }
}
