package dev.plateau.spec;

import dev.plateau.json.Place;
import dev.plateau.training.RunMemory;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import org.springframework.stereotype.Component;

/** Refuses jobs that take more work or memory than one job may. */
@Component
class Affordability {
  private final Limits limits;
  private final Capacity capacity;

  Affordability(Limits limits, Capacity capacity) {
    this.limits = limits;
    this.capacity = capacity;
  }

  /**
   * Notes what a job takes too much of.
   *
   * @param rows of its data set
   * @param place of the job
   */
  void check(Spec spec, int rows, Place place) {
    if (place.member("network").isClean()) {
      checkWork(spec, rows, place);
      checkMemory(spec, rows, place);
    }
  }

  private void checkWork(Spec spec, int rows, Place place) {
    int epochs = spec.descent().epochs();
    double work = RunWork.of(spec, rows, epochs);
    if (work > limits.work()) {
      place
          .member("epochs")
          .invalid(
              "costs too much: %,d epochs over %,d rows with %,d parameters take %.3g multiply-adds, above the limit of %.3g; up to %,d epochs are allowed"
                  .formatted(
                      epochs,
                      rows,
                      spec.network().parameters(),
                      work,
                      limits.work(),
                      (long) (epochs * (limits.work() / work))));
    }
  }

  private void checkMemory(Spec spec, int rows, Place place) {
    long bytes = RunMemory.of(spec, rows);
    if (bytes > capacity.bytes()) {
      place
          .member("network")
          .invalid(
              "takes too much memory: training %,d parameters over %,d rows for %,d epochs holds about %,d MiB, above the %,d MiB for jobs"
                  .formatted(
                      spec.network().parameters(),
                      rows,
                      spec.descent().epochs(),
                      bytes >> 20,
                      capacity.bytes() >> 20));
    }
  }
}
