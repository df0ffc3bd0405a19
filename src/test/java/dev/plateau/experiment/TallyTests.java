package dev.plateau.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.experiment.Axis.Seeds;
import dev.plateau.experiment.Axis.Values;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.experiment.Tally.Summed;
import dev.plateau.training.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs that are summed up while they are read. */
class TallyTests {
  private static final List<JsonNode> ALPHAS =
      DoubleStream.of(0.1, 0.2, 0.3)
          .<JsonNode>mapToObj(JsonNodeFactory.instance::numberNode)
          .toList();

  /** Three points of four starts. */
  private static final Plan PLAN =
      Plan.EMPTY.withFields(
          List.of(new Field("alpha", new Values(ALPHAS)), new Field("seed", new Seeds(4))));

  private static Ends ends(double... losses) {
    Ends ends = new Ends(losses.length, false);
    for (int k = 0; k < losses.length; k++) {
      ends.put(
          k, new End(StopReason.EPOCHS, losses[k] < 3, false, 10, 5, 1, losses[k], Double.NaN));
    }
    return ends;
  }

  @Test
  void mixesNoPointWithTheOneBefore() {
    Tally tally = new Tally(PLAN);
    tally.add(0, ends(4, 3, 2));
    tally.add(3, ends(1, 7, 6));
    tally.add(9, ends(9, 8));

    List<Optional<Summed>> points = tally.points();

    assertThat(points)
        .extracting(point -> point.orElseThrow().summary().runs())
        .containsExactly(4, 2, 2);
    assertThat(points)
        .extracting(point -> point.orElseThrow().summary().converged())
        .containsExactly(2, 0, 0);
    assertThat(points).extracting(point -> point.orElseThrow().bestRun()).containsExactly(3, 5, 10);
    assertThat(tally.epochs()).isEqualTo(80);
    assertThat(tally.isTrained(5)).isTrue();
    assertThat(tally.isTrained(6)).isFalse();
  }

  @Test
  void knowsNothingOfPointsThatWereNotRead() {
    Tally tally = new Tally(PLAN);
    tally.add(8, ends(1, 2, 3, 4));

    List<Optional<Summed>> points = tally.points();

    assertThat(points.subList(0, 2)).containsOnly(Optional.empty());
    assertThat(points.get(2).orElseThrow().summary().runs()).isEqualTo(4);
  }
}
