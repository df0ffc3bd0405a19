package dev.plateau.spec;

import dev.plateau.json.Place;
import dev.plateau.training.Spec;

/** What does not go together with several starts of a job. */
record RestartRules(Limits limits) {
  /** The most starts of a job. */
  static final int MAX = 1_000;

  private static final long LARGEST_SEED = (1L << 53) - 1;

  /**
   * Notes it.
   *
   * @param rows of its data set
   */
  void check(JobSpec spec, int rows, Place place) {
    if (spec.restarts() == 1) {
      return;
    }
    Spec training = spec.training();
    Place restarts = place.member("restarts");
    restarts.allow(
        !training.ignoresSeed() && spec.from().isEmpty(),
        () -> "must be left out: every seed gives the same run");
    restarts.allow(
        training.start().seed() + spec.restarts() - 1 <= LARGEST_SEED,
        () -> "must be less: seeds end at %,d".formatted(LARGEST_SEED));
    place
        .member("stopWhen")
        .member("seconds")
        .allow(
            training.descent().stopWhen().seconds().isEmpty(),
            () ->
                "must be left out beside restarts: which run is the best would depend on the"
                    + " machine");
    double work = spec.work(rows);
    restarts.allow(
        work <= limits.work(),
        () ->
            "costs too much: all starts take %.3g multiply-adds, above the limit of %.3g"
                .formatted(work, limits.work()));
  }
}
