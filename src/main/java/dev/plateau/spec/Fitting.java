package dev.plateau.spec;

import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.json.Place;
import dev.plateau.network.Initialization;
import dev.plateau.network.Network;
import dev.plateau.training.Partition;
import dev.plateau.training.Spec;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fits what a request asks for to the rows that it names, and notes what does not go together. */
@Component
public class Fitting {
  private final DatasetLookup datasets;
  private final Limits limits;

  Fitting(DatasetLookup datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /** A spec whose network has the ends that the rows ask for. */
  public record Fitted(JobSpec spec, Observations set) {
    /** All rows, before they are parted. */
    public Dataset data() {
      return set.data();
    }

    /** The rows as the spec parts them. */
    public Partition rows() {
      return Partition.of(spec.training(), set);
    }
  }

  /**
   * Fits a spec.
   *
   * @param place of the object that it was read from
   * @return empty when there are no rows
   */
  public Optional<Fitted> fit(JobSpec asked, Place place) {
    Optional<Observations> set = find(asked.dataset(), place.member("dataset"));
    Optional<Fitted> fitted = set.map(rows -> new Fitted(withEnds(asked, rows.rows()), rows));
    fitted.ifPresent(known -> checkSize(known.spec().training(), place));
    fitted.ifPresent(known -> PartingTypes.check(known, place));
    fitted.ifPresent(known -> checkWeights(known, place.member("classWeights")));
    OutputAndLoss.check(asked, fitted, place);
    return fitted;
  }

  private Optional<Observations> find(DatasetSource source, Place place) {
    if (!place.isClean()) {
      return Optional.empty();
    }
    Optional<Observations> set = datasets.find(source);
    if (set.isEmpty()) {
      place.invalid("is unknown; it must be " + DatasetType.choices());
    }
    return set;
  }

  private static JobSpec withEnds(JobSpec asked, EncodedRows rows) {
    Spec training = asked.training();
    int targets = rows.targets().length / rows.rows();
    Network network = SpecTypes.between(training.network(), rows.width(), targets);
    return asked.withTraining(training.withNetwork(network));
  }

  private void checkSize(Spec spec, Place place) {
    long parameters = spec.network().parameters();
    if (parameters > limits.parameters()) {
      place
          .member("network")
          .invalid(
              "has %,d parameters, above the limit of %,d"
                  .formatted(parameters, limits.parameters()));
    }
    Place init = place.member("init");
    if (spec.start().init() instanceof Initialization.Theta(var values)) {
      checkLength(values.size(), spec.network(), init.member("values"), place);
    }
    if (spec.start().init() instanceof Initialization.Drawn drawn
        && drawn.biases().isPresent()
        && !spec.network().bias()) {
      init.member("biases").invalid("must be left out: the network has no biases");
    }
  }

  private static void checkWeights(Fitted fitted, Place place) {
    fitted
        .spec()
        .training()
        .preparation()
        .classWeights()
        .ifPresent(weights -> ClassWeightsType.check(weights, fitted.data(), place));
  }

  /**
   * Notes a list that should have one entry for each parameter and has not.
   *
   * @param list where it stands
   * @param place of the object with the network
   */
  public static void checkLength(int length, Network network, Place list, Place place) {
    boolean known = place.member("network").member("hidden").isClean();
    if (known && length != network.parameters()) {
      list.invalid(
          "must have one number for each of the %,d parameters, has %,d"
              .formatted(network.parameters(), length));
    }
  }
}
