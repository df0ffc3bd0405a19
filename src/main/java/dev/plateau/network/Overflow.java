package dev.plateau.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a pass first leaves the finite numbers: in the lowest such row, the lowest layer there, its
 * first unit.
 *
 * @param row from 0 on
 * @param layer from 1 on; one above the network's for the row's loss
 * @param unit from 1 on
 * @param number infinite or NaN: the unit's sum z, or the row's loss
 */
record Overflow(int row, int layer, int unit, double number) {

  /** The first overflow, if there is any. */
  static Optional<Overflow> of(Objective objective, double[] theta) {
    Search search = new Search(objective);
    objective.visit(theta, search::visit);
    return Optional.ofNullable(search.found);
  }

  /** The place in words. */
  String describe(Network network) {
    if (layer > network.layers()) {
      return "row %d: its loss is %s though every unit is finite".formatted(row, number);
    }
    String kind = layer == network.layers() ? "output" : "hidden";
    return "row %d: the sum z of %s unit %d in layer %d is %s"
        .formatted(row, kind, unit, layer, number);
  }

  /** The search through blocks of rows. */
  private static final class Search {
    private final Objective objective;
    private @Nullable Overflow found;

    Search(Objective objective) {
      this.objective = objective;
    }

    void visit(int from, Block block, Backpropagation pass) {
      pass.loss(objective.rows());
      for (int row = 0; row < block.rows && found == null; row++) {
        found = inRow(from, row, block.n, pass).orElse(null);
      }
    }

    private Optional<Overflow> inRow(int from, int row, int n, Backpropagation pass) {
      int layers = objective.network().layers();
      for (int layer = 1; layer <= layers; layer++) {
        for (int unit = 0; unit < objective.network().width(layer); unit++) {
          double z = pass.z(layer)[unit * n + row];
          if (!Double.isFinite(z)) {
            return Optional.of(new Overflow(from + row, layer, unit + 1, z));
          }
        }
      }
      double loss = pass.rowLoss(row);
      return Double.isFinite(loss)
          ? Optional.empty()
          : Optional.of(new Overflow(from + row, layers + 1, 1, loss));
    }
  }
}
