package dev.plateau.web.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.KebabCase;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.web.spec.DatasetReader.Rows;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what is to be minimized: a loss, of a network, on rows. */
@Component
public class ObjectiveReader {
  private static final Map<String, Loss> LOSSES = KebabCase.of(Loss.class);

  private final DatasetReader datasets;
  private final NetworkReader networks;

  public ObjectiveReader(DatasetReader datasets, NetworkReader networks) {
    this.datasets = datasets;
    this.networks = networks;
  }

  /** The parts of an objective, which fit each other unless faults were noted. */
  public record Parts(Rows rows, Network network, Loss loss) {}

  /** The {@code dataset}, {@code network} and {@code loss}; absent when one cannot be had. */
  public Optional<Parts> read(JsonObjectReader fields) {
    Optional<Rows> rows = datasets.read(fields);
    Optional<Network> network = networks.read(fields, rows.map(Rows::data));
    Loss loss = fields.choice("loss", LOSSES).orElse(Loss.MSE);
    network.ifPresent(shape -> checkLoss(fields, shape, loss));
    rows.ifPresent(known -> checkTargets(fields, known.data(), loss));
    return network.map(shape -> new Parts(rows.orElseThrow(), shape, loss));
  }

  private static void checkLoss(JsonObjectReader fields, Network network, Loss loss) {
    if (!loss.accepts(network.output())) {
      fields
          .faults()
          .invalid(
              fields.at("network") + "/output",
              "must be %s for %s, is %s"
                  .formatted(
                      loss == Loss.BCE ? "sigmoid" : "softmax",
                      KebabCase.of(loss),
                      KebabCase.of(network.output())));
    }
  }

  /**
   * What has no finite smallest loss is refused: a probability outside 0..1, shares that are none.
   */
  private static void checkTargets(JsonObjectReader fields, Dataset data, Loss loss) {
    for (int row = 0; row < data.rows() && loss != Loss.MSE; row++) {
      double[] targets = data.targetRow(row);
      boolean inside = Arrays.stream(targets).allMatch(target -> target >= 0 && target <= 1);
      boolean shares = Math.abs(Arrays.stream(targets).sum() - 1) <= 1e-9;
      if (!inside || (loss == Loss.CROSS_ENTROPY && !shares)) {
        fields
            .faults()
            .invalid(
                fields.at("dataset"),
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
