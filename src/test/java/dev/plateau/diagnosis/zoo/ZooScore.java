package dev.plateau.diagnosis.zoo;

import java.util.List;
import java.util.function.Predicate;

/** How good the diagnosis is on some runs, in counts. */
record ZooScore(List<ZooOpinion> opinions) {
  ZooScore {
    opinions = List.copyOf(opinions);
  }

  private long count(Predicate<ZooOpinion> what) {
    return opinions.stream().filter(what).count();
  }

  ZooScore of(String planted) {
    return new ZooScore(
        opinions.stream()
            .filter(opinion -> opinion.run().planted().filter(planted::equals).isPresent())
            .toList());
  }

  long faulty() {
    return count(opinion -> !opinion.isHealthy());
  }

  long right() {
    return count(ZooOpinion::isRight);
  }

  /** Of the right ones, those that name another honest cause first. */
  long other() {
    return count(ZooOpinion::namesOther);
  }

  long curable() {
    return count(opinion -> opinion.run().curable());
  }

  long cured() {
    return count(ZooOpinion::isCured);
  }

  long healthy() {
    return count(ZooOpinion::isHealthy);
  }

  long falseAlarms() {
    return count(ZooOpinion::isFalseAlarm);
  }

  List<ZooOpinion> misses() {
    return opinions.stream().filter(ZooOpinion::isMiss).toList();
  }
}
