package dev.plateau.diagnosis.zoo;

import static dev.plateau.diagnosis.zoo.ZooRun.faulty;

import dev.plateau.training.Schedule;
import dev.plateau.training.StoppingCriteria;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Runs that their own spec holds back: decay, dropout, schedule, patience, clipping. */
final class ZooRestraints {
  private static final Recipe XOR = ZooBases.xor();
  private static final Recipe SINE = ZooBases.sine();
  private static final Recipe CIRCLES = ZooBases.circles();
  private static final Recipe ADAM = ZooBases.circlesByAdam();
  private static final Recipe BLOBS = ZooBases.blobs();
  private static final Recipe MOONS = ZooBases.moons();
  private static final Recipe PARITY = ZooBases.parityByDescent();
  private static final Recipe BATCHES = ZooBases.batches();

  private ZooRestraints() {}

  static List<ZooRun> strongWeightDecay() {
    return List.of(
        decayed("decayed-xor", XOR, 0.1),
        decayed("decayed-sine", SINE, 0.3),
        decayed("decayed-circles", ADAM, 0.1),
        decayed("decayed-blobs", BLOBS, 1),
        decayed("decayed-moons", MOONS, 0.3),
        decayed("decayed-parity", PARITY, 0.05));
  }

  private static ZooRun decayed(String name, Recipe healthy, double decay) {
    return faulty(
        "strong-weight-decay",
        name,
        healthy.descending(descent -> descent.withWeightDecay(decay)),
        healthy);
  }

  static List<ZooRun> strongDropout() {
    return List.of(
        dropped("dropped-xor", XOR, 0.6),
        dropped("dropped-sine", SINE, 0.8),
        dropped("dropped-circles", ADAM, 0.9),
        dropped("dropped-moons", MOONS, 0.9),
        dropped("dropped-parity", PARITY, 0.8));
  }

  private static ZooRun dropped(String name, Recipe healthy, double share) {
    return faulty(
        "strong-dropout", name, healthy.network(network -> network.withDropout(share)), healthy);
  }

  static List<ZooRun> fadedSteps() {
    return List.of(
        faded("faded-xor", XOR, new Schedule.Exponential(0.98)),
        faded("faded-sine", SINE, new Schedule.Step(5, 0.1)),
        faded("faded-circles", CIRCLES, new Schedule.Exponential(0.8)),
        faded("faded-blobs", BLOBS, new Schedule.Exponential(0.5)),
        faded("faded-moons", MOONS, new Schedule.Exponential(0.5)),
        faded("faded-parity", PARITY, new Schedule.Step(10, 0.1)));
  }

  private static ZooRun faded(String name, Recipe healthy, Schedule schedule) {
    return faulty(
        "faded-steps",
        name,
        healthy.descending(descent -> descent.withSchedule(schedule)),
        healthy);
  }

  static List<ZooRun> stoppedEarly() {
    return List.of(
        stopped("stopped-xor", XOR, 10, 1e-3),
        stopped("stopped-sine", SINE, 3, 0.05),
        stopped("stopped-circles", CIRCLES, 2, 0.01),
        stopped("stopped-blobs", BLOBS, 1, 0.1),
        stopped("stopped-parity", PARITY, 2, 1e-3),
        stopped("stopped-batches", BATCHES, 2, 0));
  }

  private static ZooRun stopped(String name, Recipe healthy, int patience, double minDelta) {
    StoppingCriteria none = StoppingCriteria.NONE;
    StoppingCriteria impatient =
        new StoppingCriteria(
            none.lossBelow(),
            none.gradientBelow(),
            none.seconds(),
            OptionalInt.of(patience),
            OptionalDouble.of(minDelta));
    return faulty(
        "stopped-early", name, healthy.changed(spec -> spec.withStopWhen(impatient)), healthy);
  }

  static List<ZooRun> tightClipping() {
    return List.of(
        clipped("clipped-xor", XOR, 1e-4),
        clipped("clipped-sine", SINE, 1e-4),
        clipped("clipped-circles", CIRCLES, 1e-4),
        clipped("clipped-blobs", BLOBS, 1e-3),
        clipped("clipped-parity", PARITY, 1e-4));
  }

  private static ZooRun clipped(String name, Recipe healthy, double norm) {
    return faulty(
        "tight-clipping",
        name,
        healthy.descending(descent -> descent.withClipNorm(OptionalDouble.of(norm))),
        healthy);
  }

  /** A network of tanh units is odd, one of relu units goes through 0; these data are neither. */
  static List<ZooRun> noBiases() {
    return List.of(
        unbiased("unbiased-adam", ADAM),
        unbiased("unbiased-relu", ADAM.relu().he()),
        unbiased("unbiased-moons", MOONS),
        unbiased("unbiased-batches", BATCHES),
        unbiased("unbiased-line", ZooBases.line()));
  }

  private static ZooRun unbiased(String name, Recipe healthy) {
    return faulty("no-biases", name, healthy.network(network -> network.withBias(false)), healthy);
  }
}
