package dev.plateau.web.spec;

import dev.plateau.json.InvalidRequest;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.network.Network;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import dev.plateau.web.spec.DatasetReader.Rows;
import dev.plateau.web.spec.ObjectiveReader.Parts;
import dev.plateau.web.spec.StartReader.Start;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Reads a job from a request, with every fault named and every default filled in. */
@Component
public class JobReader {
  private final ObjectiveReader objectives;
  private final StartReader starts;
  private final AlphaReader alphas;
  private final Limits limits;

  public JobReader(
      ObjectiveReader objectives, StartReader starts, AlphaReader alphas, Limits limits) {
    this.objectives = objectives;
    this.starts = starts;
    this.alphas = alphas;
    this.limits = limits;
  }

  /**
   * The job that a body describes.
   *
   * @throws InvalidRequest with all that is wrong
   */
  public JobSpec read(byte[] body) {
    Violations faults = new Violations();
    JsonObjectReader job =
        new JsonObjectReader(new StrictJson(limits.depth()).read(body, faults), "", faults);
    Optional<Parts> parts = objectives.read(job);
    Start start = starts.read(job, parts.map(Parts::network));
    Optimizer optimizer = OptimizerJson.read(job);
    double alpha = AlphaReader.read(job);
    int epochs = job.integer("epochs", 1, limits.epochs()).orElse(10_000L).intValue();
    Optional<Long> batchSize = job.integer("batchSize", 1, Integer.MAX_VALUE);
    boolean standardize = job.flag("standardize").orElse(false);
    StoppingCriteria stopWhen = StopWhenJson.read(job);
    Optional<String> name = job.text("name", 200);
    job.noOthers();
    parts.ifPresent(known -> checkCost(job, known, epochs));
    faults.refuseIfAny();
    Rows rows = parts.orElseThrow().rows();
    Spec spec =
        Spec.of(parts.get().network(), parts.get().loss())
            .withInit(start.init())
            .withSeed(start.seed())
            .withOptimizer(optimizer)
            .withLearningRate(alpha)
            .withEpochs(epochs)
            .withBatchSize(
                batchSize.map(size -> OptionalInt.of(size.intValue())).orElse(OptionalInt.empty()))
            .withStopWhen(stopWhen)
            .withPreparation(new Preparation(standardize));
    if (AlphaReader.isAuto(job)) {
      spec = spec.withLearningRate(alphas.find(job, spec, rows.data()));
      faults.refuseIfAny();
    }
    return new JobSpec(rows.source(), spec, name);
  }

  private void checkCost(JsonObjectReader job, Parts parts, int epochs) {
    int rows = parts.rows().data().rows();
    Network network = parts.network();
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
