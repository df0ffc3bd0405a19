package dev.plateau.web.result;

import dev.plateau.diagnosis.evidence.UnitGroup;
import dev.plateau.network.Network;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Hidden units of one layer that do the same, in JSON. */
@Schema(name = "IdenticalUnits")
public record IdenticalUnitsView(
    @Schema(description = "from 1 on") int layer,
    @Schema(description = "from 1 on, ascending, at least two") List<Integer> units) {

  /** All groups of a network, layer by layer. */
  public static List<IdenticalUnitsView> of(Network network, double[] theta) {
    return UnitGroup.of(network, theta).stream()
        .map(group -> new IdenticalUnitsView(group.layer(), group.units()))
        .toList();
  }
}
