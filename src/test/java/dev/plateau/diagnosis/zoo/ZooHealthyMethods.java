package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.healthy;

import dev.plateau.training.BatchOrder;
import dev.plateau.training.Descent;
import dev.plateau.training.Keep;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Schedule;
import dev.plateau.training.StoppingCriteria;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs without trouble by every method, with all that may be asked of a run. */
final class ZooHealthyMethods {
  private static final Optimizer LBFGS = new Optimizer.Lbfgs();
  private static final Optimizer MARQUARDT = new Optimizer.LevenbergMarquardt();
  private static final Optimizer CONJUGATE = new Optimizer.ScaledConjugateGradient();

  private ZooHealthyMethods() {}

  /** Methods that find their own step, which no alpha bounds. */
  private static List<ZooRun> searches() {
    return List.of(
        healthy("lbfgs-xor", Recipe.on("xor").uniform(0, 1).by(LBFGS).epochs(200)),
        healthy("lbfgs-sine", ZooBases.sine().by(LBFGS).epochs(500)),
        healthy("lbfgs-circles", ZooBases.circles().by(LBFGS).epochs(200)),
        healthy("lbfgs-blobs", ZooBases.blobs().by(LBFGS).epochs(100)),
        healthy("lbfgs-line", ZooBases.line().by(LBFGS).epochs(50)),
        healthy("lbfgs-decay", ZooBases.sine().by(LBFGS).epochs(500).descending(decay(1e-5))),
        healthy("marquardt-xor", Recipe.on("xor").uniform(0, 1).by(MARQUARDT).epochs(100)),
        healthy("marquardt-sine", ZooBases.sine().by(MARQUARDT).epochs(50)),
        healthy("marquardt-parabola", ZooBases.parabola().by(MARQUARDT).epochs(50)),
        healthy("marquardt-planes", ZooBases.planes().by(MARQUARDT).epochs(20)),
        healthy("conjugate-xor", Recipe.on("xor").uniform(0, 1).by(CONJUGATE).epochs(200)),
        healthy("conjugate-sine", ZooBases.sine().by(CONJUGATE).epochs(500)),
        healthy("conjugate-moons", ZooBases.moons().by(CONJUGATE).epochs(200)),
        healthy("conjugate-iris", ZooBases.iris().by(CONJUGATE).epochs(200)),
        healthy("rprop-xor", Recipe.on("xor").uniform(0, 1).by(rprop()).alpha(0.01).epochs(500)),
        healthy("rprop-sine", ZooBases.sine().by(rprop()).alpha(1e-4).epochs(500)),
        healthy("rprop-circles", ZooBases.circles().by(rprop()).alpha(0.1).epochs(500)));
  }

  private static Optimizer rprop() {
    return new Optimizer.Rprop();
  }

  private static UnaryOperator<Descent> decay(double factor) {
    return descent -> descent.withWeightDecay(factor);
  }

  /** Steps that become shorter. */
  private static List<ZooRun> schedules() {
    Recipe sine = ZooBases.sineByAdam();
    return List.of(
        healthy("schedule-step", scheduled(sine, new Schedule.Step(500, 0.5))),
        healthy("schedule-exponential", scheduled(sine, new Schedule.Exponential(0.999))),
        healthy("schedule-cosine", scheduled(ZooBases.circlesByAdam(), new Schedule.Cosine(1_000))),
        healthy(
            "schedule-plateau", scheduled(ZooBases.circlesByAdam(), new Schedule.Plateau(0.5, 10))),
        healthy(
            "clipped", sine.descending(descent -> descent.withClipNorm(OptionalDouble.of(0.1)))),
        healthy(
            "fixed-order",
            ZooBases.batches().descending(descent -> descent.withBatchOrder(BatchOrder.FIXED))));
  }

  private static Recipe scheduled(Recipe recipe, Schedule schedule) {
    return recipe.descending(descent -> descent.withSchedule(schedule));
  }

  /** Weights that are held small, units that are dropped, biases that are not there. */
  private static List<ZooRun> restrained() {
    return List.of(
        healthy("decay-sine", ZooBases.sineByAdam().descending(decay(1e-5))),
        healthy("decay-circles", ZooBases.circles().descending(decay(1e-4))),
        healthy(
            "decay-adamw",
            ZooBases.circlesByAdam().by(new Optimizer.AdamW()).descending(decay(1e-4))),
        healthy(
            "dropout-blobs",
            ZooBases.blobs().hidden(16).network(network -> network.withDropout(0.2))),
        healthy(
            "dropout-moons",
            ZooBases.moons()
                .hidden(16)
                .adam(0.05)
                .epochs(1_000)
                .network(network -> network.withDropout(0.1))),
        healthy(
            "no-bias-line",
            ZooBases.line()
                .data(ZooData.curve(21, x -> 2 * x))
                .network(network -> network.withBias(false))),
        healthy(
            "no-bias-xor",
            Recipe.on("xor")
                .hidden(4)
                .tanh()
                .seed(3)
                .epochs(2_000)
                .network(network -> network.withBias(false))));
  }

  /** Ends that are reached before the last epoch. */
  private static List<ZooRun> ends() {
    StoppingCriteria patience = StoppingCriteria.NONE.withPatience(50, 1e-5);
    return List.of(
        healthy(
            "patience-circles",
            ZooBases.circlesByAdam()
                .epochs(5_000)
                .descending(descent -> descent.withStopWhen(patience))),
        healthy(
            "patience-line", ZooBases.line().descending(descent -> descent.withStopWhen(patience))),
        healthy(
            "best-of-batches",
            ZooBases.batches().descending(descent -> descent.withKeep(Keep.BEST))));
  }

  static List<ZooRun> all() {
    return Stream.of(searches(), schedules(), restrained(), ends()).flatMap(List::stream).toList();
  }
}
