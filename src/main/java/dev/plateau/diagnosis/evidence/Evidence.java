package dev.plateau.diagnosis.evidence;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A number that a finding rests on.
 *
 * @param threshold beyond which the finding is made, where one number decides
 * @param epoch after which it was measured
 */
public record Evidence(String name, double value, OptionalDouble threshold, OptionalInt epoch) {

  public static Evidence of(String name, double value) {
    return new Evidence(name, value, OptionalDouble.empty(), OptionalInt.empty());
  }

  public static Evidence of(String name, double value, double threshold) {
    return new Evidence(name, value, OptionalDouble.of(threshold), OptionalInt.empty());
  }

  public Evidence at(int epoch) {
    return new Evidence(name, value, threshold, OptionalInt.of(epoch));
  }
}
