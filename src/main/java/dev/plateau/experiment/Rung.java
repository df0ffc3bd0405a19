package dev.plateau.experiment;

import java.util.Optional;

/**
 * Points that are trained alike. A plan that does not search has one rung, of all points.
 *
 * @param first how many points all rungs before it have
 * @param points how many it has itself
 * @param epochs of its runs; absent: those of the spec
 */
public record Rung(int first, int points, Optional<Integer> epochs) {

  boolean has(int place) {
    return place >= first && place < end();
  }

  /** Where the next rung begins. */
  int end() {
    return first + points;
  }
}
