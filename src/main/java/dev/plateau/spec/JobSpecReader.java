package dev.plateau.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plateau.data.Dataset;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Objective;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.training.Spec;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a job from a request, with every fault named and every default filled in. */
@Component
public class JobSpecReader {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  /** Products with the Hessian that Lanczos takes for a large network, roughly. */
  private static final int LANCZOS_PRODUCTS = 100;

  /** Multiplications that finding the largest eigenvalue may take, roughly: some seconds. */
  private static final double LARGEST_AUTO_COST = 1e9;

  private final SecureRandom seeds = new SecureRandom();
  private final Fitting fitting;
  private final DatasetLookup datasets;
  private final Computing computing;
  private final Limits limits;
  private final ObjectType<JobSpec> type;
  private final DatasetType sources;
  private final Origins origins;
  private final Affordability affordability;

  JobSpecReader(
      Fitting fitting,
      Origins origins,
      Affordability affordability,
      DatasetLookup datasets,
      Computing computing,
      Limits limits) {
    this.fitting = fitting;
    this.origins = origins;
    this.affordability = affordability;
    this.datasets = datasets;
    this.computing = computing;
    this.limits = limits;
    this.type = SpecTypes.job(limits, false);
    this.sources = new DatasetType(limits, false);
  }

  /**
   * The job that a body describes.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   */
  public JobSpec read(byte[] body) {
    Violations faults = new Violations();
    ObjectNode json = (ObjectNode) new StrictJson(limits.depth()).read(body, faults);
    Place place = Place.root(faults);
    return finished(read(json, place), json, place, faults);
  }

  /**
   * The job that a draft describes.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   */
  public JobSpec read(SpecDraft draft) {
    Violations faults = new Violations();
    Place place = Place.root(faults);
    JobSpec asked = read(draft.json(), draft.dataset(), place);
    return finished(asked, draft.json(), place, faults);
  }

  /**
   * A draft of the job that an object describes, with what its rows suggest filled in.
   *
   * @return empty where there are no rows, which is noted
   */
  public Optional<SpecDraft> draft(ObjectNode json, Place place) {
    Optional<DatasetSource> source = source(json, place);
    if (!json.hasNonNull("dataset")) {
      place.member("dataset").invalid("is required: " + DatasetType.choices());
    }
    return source.map(rows -> new SpecDraft(completed(json, rows), rows));
  }

  /** A draft that was stored. */
  public SpecDraft stored(ObjectNode json) {
    Violations faults = new Violations();
    Optional<DatasetSource> source = source(json, Place.root(faults));
    faults.refuseIfAny();
    return new SpecDraft(json, source.orElseThrow());
  }

  private JobSpec finished(JobSpec asked, ObjectNode json, Place place, Violations faults) {
    Optional<Fitted> fitted = fitting.fit(asked, place);
    new SearchRules(limits).check(json, fitted.map(Fitted::spec).orElse(asked).training(), place);
    fitted.ifPresent(known -> origins.check(known.spec(), json, place));
    fitted.ifPresent(
        known -> affordability.check(known.spec().training(), known.set().rows().rows(), place));
    fitted.ifPresent(
        known -> new RestartRules(limits).check(known.spec(), known.set().rows().rows(), place));
    faults.refuseIfAny();
    JobSpec spec = origins.goOn(fitted.orElseThrow().spec(), json);
    if (DescentTypes.isAuto(json.path("alpha"))) {
      OptionalDouble alpha = autoAlpha(new Fitted(spec, fitted.get().set()), place.member("alpha"));
      faults.refuseIfAny();
      return spec.withTraining(spec.training().withLearningRate(alpha.orElseThrow()));
    }
    return spec;
  }

  /**
   * A job that the service wants to submit itself, if it may be posted.
   *
   * @throws dev.plateau.json.InvalidRequest with the limits that it exceeds
   */
  public JobSpec checked(JobSpec spec) {
    return read(new SpecEcho(spec, false).tree().toString().getBytes(UTF_8));
  }

  private JobSpec read(ObjectNode json, Place place) {
    Optional<DatasetSource> source = source(json, place);
    return source.isEmpty()
        ? type.read(json, place, absent())
        : read(completed(json, source.get()), source.get(), place);
  }

  /** Rows are read once. */
  private JobSpec read(ObjectNode json, DatasetSource source, Place place) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.setAll(json);
    rest.put("dataset", JobSpec.DEFAULT_NAME);
    return type.read(rest, place, absent()).withDataset(source);
  }

  private Optional<DatasetSource> source(ObjectNode json, Place place) {
    return Optional.of(json.path("dataset"))
        .filter(given -> !given.isMissingNode() && !given.isNull())
        .flatMap(given -> sources.read(given, place.member("dataset")));
  }

  /** What an upload leaves open is as its suggestion says. */
  private ObjectNode completed(ObjectNode json, DatasetSource source) {
    return Optional.of(source)
        .filter(DatasetSource::isTable)
        .flatMap(datasets::find)
        .map(rows -> Suggestion.of(rows, limits).complete(json))
        .orElse(json);
  }

  /** A job of which nothing is said, with a seed of its own. */
  public JobSpec absent() {
    long seed = seeds.nextLong() & LARGEST_SEED;
    return JobSpec.DEFAULT.withTraining(JobSpec.DEFAULT.training().withSeed(seed));
  }

  /** The alpha for a spec that is right in everything else. */
  private OptionalDouble autoAlpha(Fitted fitted, Place place) {
    Spec spec = fitted.spec().training();
    int rows = fitted.set().rows().rows();
    double parameters = spec.network().parameters();
    double products = parameters <= Spectrum.FULL ? parameters : LANCZOS_PRODUCTS;
    double cost = rows * parameters * products;
    if (cost > LARGEST_AUTO_COST) {
      place.invalid(
          "must be a number for %,d rows and %,.0f parameters: \"auto\" would take too long"
              .formatted(rows, parameters));
      return OptionalDouble.empty();
    }
    Dataset training = fitted.rows().training();
    OptionalDouble alpha =
        computing.run(
            cost,
            () ->
                new Objective(spec.network(), spec.loss(), spec.prepared(training, training))
                    .autoAlpha(spec.initialTheta()));
    if (alpha.isEmpty()) {
      place.invalid(
          "must be a number: \"auto\" finds none, the Hessian at this start has no eigenvalue"
              + " above 0");
    }
    return alpha;
  }
}
