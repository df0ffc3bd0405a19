package dev.plateau.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.KebabCase;
import dev.plateau.json.Place;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.Arrays;
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
  public record Fitted(JobSpec spec, Dataset data) {}

  /**
   * Fits a spec.
   *
   * @param place of the object that it was read from
   * @return empty when there are no rows
   */
  public Optional<Fitted> fit(JobSpec asked, Place place) {
    Optional<Dataset> data = find(asked.dataset(), place.member("dataset"));
    Optional<Fitted> fitted = data.map(rows -> new Fitted(withEnds(asked, rows), rows));
    fitted.ifPresent(known -> checkSize(known.spec().training(), place));
    checkOutput(asked.training(), place);
    fitted.ifPresent(known -> checkTargets(known, place));
    return fitted;
  }

  private Optional<Dataset> find(DatasetSource source, Place place) {
    if (!place.isClean()) {
      return Optional.empty();
    }
    Optional<Dataset> data = datasets.find(source);
    if (data.isEmpty()) {
      place.invalid("is unknown; it must be " + DatasetType.choices());
    }
    return data;
  }

  private static JobSpec withEnds(JobSpec asked, Dataset rows) {
    Spec training = asked.training();
    Network network = SpecTypes.between(training.network(), rows.inputs(), rows.targets());
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
    if (spec.start().init() instanceof Initialization.Theta(var values)) {
      checkLength(values.size(), spec.network(), place.member("init").member("values"), place);
    }
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

  private static void checkOutput(Spec spec, Place place) {
    Activation output = spec.network().output();
    if (!spec.loss().accepts(output)) {
      place
          .member("network")
          .member("output")
          .invalid(
              "must be %s for %s, is %s"
                  .formatted(
                      spec.loss() == Loss.BCE ? "sigmoid" : "softmax",
                      KebabCase.of(spec.loss()),
                      KebabCase.of(output)));
    }
  }

  /**
   * What has no finite smallest loss is refused: a probability outside 0..1, shares that are none.
   */
  private static void checkTargets(Fitted fitted, Place place) {
    Loss loss = fitted.spec().training().loss();
    Dataset data = fitted.data();
    for (int row = 0; row < data.rows() && loss != Loss.MSE; row++) {
      double[] targets = data.targetRow(row);
      boolean inside = Arrays.stream(targets).allMatch(target -> target >= 0 && target <= 1);
      boolean shares = Math.abs(Arrays.stream(targets).sum() - 1) <= 1e-9;
      if (!inside || (loss == Loss.CROSS_ENTROPY && !shares)) {
        place
            .member("dataset")
            .invalid(
                "row %d has targets %s; %s needs numbers from 0 to 1%s"
                    .formatted(
                        row,
                        Arrays.toString(targets),
                        KebabCase.of(loss),
                        loss == Loss.BCE ? "" : " that add up to 1"));
        return;
      }
    }
  }
}
