package dev.plateau.experiment;

import dev.plateau.math.Numbers;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The values that a field takes in an experiment. */
public sealed interface Axis {
  /** Some values one by one. */
  record Values(List<JsonNode> values) implements Axis {
    public Values {
      values = List.copyOf(values);
    }
  }

  /**
   * Evenly spaced numbers.
   *
   * @param steps how many of them; absent in a Sobol design, which takes any number between
   * @param whole whether they are rounded, as fields ask for that take whole numbers only
   */
  record Span(double from, double to, OptionalInt steps, Scale scale, boolean whole)
      implements Axis {
    Span whole(boolean rounded) {
      return new Span(from, to, steps, scale, rounded);
    }

    /** The number at a share of the way, from 0 to 1. */
    JsonNode at(double share) {
      double number =
          share >= 1
              ? to
              : scale == Scale.LOG
                  ? from * StrictMath.exp(share * StrictMath.log(to / from))
                  : from + share * (to - from);
      return whole
          ? JsonNodeFactory.instance.numberNode(Math.round(number))
          : JsonNodeFactory.instance.numberNode(number);
    }
  }

  /** So many seeds, from that of the spec upwards: as many starts of every point. */
  record Seeds(int count) implements Axis {}

  /** Starts on a plane: a pixel a run. */
  record Plane(List<Direction> directions, double from, double to, int resolution) implements Axis {
    public Plane {
      directions = List.copyOf(directions);
    }

    /** The coordinate of a row or column of pixels. */
    double at(int pixel) {
      return resolution == 1 ? from : from + pixel * (to - from) / (resolution - 1);
    }
  }

  /** How the numbers of a range are spaced. */
  enum Scale {
    /** The same distance. */
    LINEAR,
    /** The same factor. */
    LOG
  }

  /** An axis of a plane of starts. */
  sealed interface Direction {
    /** The parameter of a name, which takes the coordinate itself. */
    record Parameter(String name) implements Direction {}

    /** A vector, of which coordinate times is added to theta. */
    record Vector(Numbers entries) implements Direction {}
  }
}
