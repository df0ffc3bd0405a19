package dev.plateau.training;

import static java.util.stream.Collectors.joining;

import dev.plateau.MarkedPage;
import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.Fleet.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trains from many starts by every method and writes between two marks of a page how many arrive
 * and after how many epochs: {@code MethodComparison docs/performance.md STARTS}.
 */
final class MethodComparison {
  private static final int THREADS = 2;

  /** Starts on which an alpha is chosen. */
  private static final int TUNING = 5;

  private static final int EPOCHS = 10_000;
  private static final int ITERATIONS = 1_000;
  private static final List<Double> ALPHAS = List.of(0.01, 0.03, 0.1, 0.3, 1.0);

  private final int starts;

  private MethodComparison(int starts) {
    this.starts = starts;
  }

  /**
   * What is to be learned.
   *
   * @param left of the baseline's loss above the floor where a run has arrived
   */
  private record Problem(String name, Spec spec, Dataset data, double left) {
    double goal() {
      LossBounds bounds = LossBounds.of(data, spec.network().output(), spec.loss());
      return bounds.floor() + left * (bounds.baseline() - bounds.floor());
    }
  }

  /** A way down; those that need an alpha are tried with several. */
  private record Method(String name, Optimizer optimizer, List<Double> alphas) {
    static Method tuned(String name, Optimizer optimizer) {
      return new Method(name, optimizer, ALPHAS);
    }

    static Method search(String name, Optimizer optimizer) {
      return new Method(name, optimizer, List.of(1.0));
    }
  }

  /** The runs of one method on one problem. */
  private record Result(double alpha, List<Finish> runs, double seconds) {
    long arrived() {
      return runs.stream().filter(Result::hasArrived).count();
    }

    private static boolean hasArrived(Finish run) {
      return run.end() == StopReason.LOSS;
    }

    /** Of the runs that arrived. */
    int medianEpochs() {
      List<Integer> epochs =
          runs.stream().filter(Result::hasArrived).map(Finish::epochs).sorted().toList();
      return epochs.isEmpty() ? Integer.MAX_VALUE : epochs.get(epochs.size() / 2);
    }
  }

  public static void main(String[] args) throws IOException {
    MarkedPage.write(
        Path.of(args[0]),
        MethodComparison.class,
        new MethodComparison(Integer.parseInt(args[1])).table());
  }

  private static List<Problem> problems() {
    return List.of(
        problem("xor", 2, Activation.SIGMOID, 1e-4),
        problem("sine", 8, Activation.TANH, 1e-3),
        problem("iris", 4, Activation.TANH, 0.05),
        problem("wine", 4, Activation.TANH, 0.01));
  }

  private static Problem problem(String name, int hidden, Activation activation, double left) {
    Dataset data = BuiltIn.named(name).orElseThrow().data();
    Network network =
        Network.of(data.inputs(), List.of(hidden), activation, data.targets(), Activation.IDENTITY);
    boolean xor = name.equals("xor");
    Spec spec =
        Spec.of(network, Loss.MSE)
            .withPreparation(Preparation.NONE.withScaling(!xor, false))
            .withInit(xor ? new Initialization.Uniform(0, 1) : new Initialization.GlorotUniform());
    return new Problem(name, spec, data, left);
  }

  private static List<Method> methods() {
    return List.of(
        Method.tuned("gradient-descent", new Optimizer.GradientDescent()),
        Method.tuned("adam", new Optimizer.Adam()),
        Method.tuned("rprop", new Optimizer.Rprop()),
        Method.search("scaled-conjugate-gradient", new Optimizer.ScaledConjugateGradient()),
        Method.search("lbfgs", new Optimizer.Lbfgs()),
        Method.search("levenberg-marquardt", new Optimizer.LevenbergMarquardt()));
  }

  private String table() {
    List<Problem> problems = problems();
    String head = problems.stream().map(MethodComparison::head).collect(joining(" | "));
    return "| | %s |\n| --- |%s\n%s"
        .formatted(
            head,
            " --- |".repeat(problems.size()),
            methods().stream().map(method -> row(method, problems)).collect(joining()));
  }

  private static String head(Problem problem) {
    return "%s, %s, R^2 above %s"
        .formatted(problem.name(), problem.spec().network().shape(), 1 - problem.left());
  }

  private String row(Method method, List<Problem> problems) {
    String cells = problems.stream().map(problem -> cell(method, problem)).collect(joining(" | "));
    String row = "| `%s` | %s |\n".formatted(method.name(), cells);
    System.out.print(row);
    return row;
  }

  private String cell(Method method, Problem problem) {
    double alpha = method.alphas().size() == 1 ? method.alphas().getFirst() : best(method, problem);
    Result result = train(method, problem, alpha, starts);
    String chosen = method.alphas().size() == 1 ? "" : ", alpha %s".formatted(alpha);
    return result.arrived() == 0
        ? "0" + chosen
        : String.format(
            Locale.ROOT,
            "%d: %,d%s; %.2g s",
            result.arrived(),
            result.medianEpochs(),
            chosen,
            result.seconds());
  }

  /** The alpha by which most of some starts arrive, and of several the soonest. */
  private static double best(Method method, Problem problem) {
    Comparator<Result> most = Comparator.comparingLong(Result::arrived);
    Comparator<Result> soonest = Comparator.comparingInt(Result::medianEpochs);
    return method.alphas().stream()
        .map(alpha -> train(method, problem, alpha, TUNING))
        .max(most.thenComparing(soonest.reversed()))
        .orElseThrow()
        .alpha();
  }

  private static Result train(Method method, Problem problem, double alpha, int starts) {
    Spec spec =
        problem
            .spec()
            .withOptimizer(method.optimizer())
            .withEpochs(method.optimizer() instanceof Search ? ITERATIONS : EPOCHS)
            .withStopWhen(StoppingCriteria.NONE.withLossBelow(problem.goal()));
    List<Member> members =
        IntStream.range(0, starts)
            .mapToObj(seed -> new Member(spec.withSeed(seed).start(), alpha))
            .toList();
    long begin = System.nanoTime();
    List<Finish> runs = new Fleet(spec, problem.data(), () -> false).train(members, THREADS);
    return new Result(alpha, runs, (System.nanoTime() - begin) * 1e-9);
  }
}
