package dev.plateau.web;

import dev.plateau.data.Dataset;
import dev.plateau.job.JobSpec;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Spec;
import dev.plateau.training.StopRules;
import dev.plateau.web.DatasetReader.Rows;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Reads a job from a request, with every fault named and every default filled in. */
@Component
class JobReader {
  private static final long LARGEST_SEED = (1L << 53) - 1;
  private static final Map<String, Loss> LOSSES = Names.of(Loss.class);

  private final DatasetReader datasets;
  private final NetworkReader networks;
  private final AlphaReader alphas;
  private final Limits limits;
  private final SecureRandom seeds = new SecureRandom();

  JobReader(DatasetReader datasets, NetworkReader networks, AlphaReader alphas, Limits limits) {
    this.datasets = datasets;
    this.networks = networks;
    this.alphas = alphas;
    this.limits = limits;
  }

  /**
   * The job that a body describes.
   *
   * @throws InvalidRequest with all that is wrong
   */
  JobSpec read(byte[] body) {
    Faults faults = new Faults();
    Fields job = new Fields(new StrictJson(limits.depth()).read(body, faults), "", faults);
    Optional<Rows> rows = datasets.read(job);
    Optional<Network> network = networks.read(job, rows.map(Rows::data));
    Loss loss = job.choice("loss", LOSSES).orElse(Loss.MSE);
    Initialization init = InitView.read(job);
    long seed =
        job.integer("seed", 0, LARGEST_SEED).orElseGet(() -> seeds.nextLong() & LARGEST_SEED);
    Optimizer optimizer = OptimizerView.read(job);
    double alpha = AlphaReader.read(job);
    int epochs = job.integer("epochs", 1, limits.epochs()).orElse(10_000L).intValue();
    Optional<Long> batchSize = job.integer("batchSize", 1, Integer.MAX_VALUE);
    boolean standardize = job.flag("standardize").orElse(false);
    StopRules stopWhen = StopView.read(job);
    Optional<String> name = job.text("name", 200);
    job.noOthers();
    network.ifPresent(shape -> checkStart(job, shape, init));
    network.ifPresent(shape -> checkLoss(job, shape, loss));
    rows.ifPresent(known -> checkTargets(job, known.data(), loss));
    network.ifPresent(shape -> checkCost(job, rows.orElseThrow().data().rows(), shape, epochs));
    faults.refuseIfAny();
    Spec spec =
        new Spec(
            network.orElseThrow(),
            loss,
            init,
            seed,
            optimizer,
            alpha,
            epochs,
            batchSize.map(size -> OptionalInt.of(size.intValue())).orElse(OptionalInt.empty()),
            standardize,
            stopWhen);
    if (AlphaReader.isAuto(job)) {
      spec = spec.from(init, seed, alphas.find(job, spec, rows.orElseThrow().data()));
      faults.refuseIfAny();
    }
    return new JobSpec(rows.orElseThrow().source(), spec, name);
  }

  private static void checkLoss(Fields job, Network network, Loss loss) {
    if (!loss.accepts(network.output())) {
      job.faults()
          .invalid(
              job.at("network") + "/output",
              "must be %s for %s, is %s"
                  .formatted(
                      loss == Loss.BCE ? "sigmoid" : "softmax",
                      Names.of(loss),
                      Names.of(network.output())));
    }
  }

  /**
   * What has no finite smallest loss is refused: a probability outside 0..1, shares that are none.
   */
  private static void checkTargets(Fields job, Dataset data, Loss loss) {
    for (int row = 0; row < data.rows() && loss != Loss.MSE; row++) {
      double[] targets = data.targetRow(row);
      boolean inside = Arrays.stream(targets).allMatch(target -> target >= 0 && target <= 1);
      boolean shares = Math.abs(Arrays.stream(targets).sum() - 1) <= 1e-9;
      if (!inside || (loss == Loss.CROSS_ENTROPY && !shares)) {
        job.faults()
            .invalid(
                job.at("dataset"),
                "row %d has targets %s; %s needs numbers from 0 to 1%s"
                    .formatted(
                        row,
                        Arrays.toString(targets),
                        Names.of(loss),
                        loss == Loss.BCE ? "" : " that add up to 1"));
        return;
      }
    }
  }

  private static void checkStart(Fields job, Network network, Initialization init) {
    if (init instanceof Theta(var values) && values.size() != network.parameters()) {
      job.faults()
          .invalid(
              job.at("init") + "/values",
              "must have one number for each of the %,d parameters, has %,d"
                  .formatted(network.parameters(), values.size()));
    }
  }

  private void checkCost(Fields job, int rows, Network network, int epochs) {
    double cost = (double) rows * network.parameters() * epochs;
    if (cost > limits.cost()) {
      job.faults()
          .invalid(
              job.at("epochs"),
              "costs too much: %,d rows x %,d parameters x %,d epochs is %.3g, above the limit of %.3g"
                  .formatted(rows, network.parameters(), epochs, cost, limits.cost()));
    }
  }
}
