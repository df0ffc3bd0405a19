package dev.plateau.web;

import dev.plateau.web.InvalidRequest.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that all of it is said at once. */
final class Faults {
  private static final int MOST = 100;

  private final List<Fault> faults = new ArrayList<>();
  private int count;
  private boolean malformed;

  /** The form is broken: a wrong type, an unknown key. */
  void malformed(String pointer, String detail) {
    malformed = true;
    add(new Fault("pointer", pointer, detail));
  }

  /** The form is right but the value impossible. */
  void invalid(String pointer, String detail) {
    add(new Fault("pointer", pointer, detail));
  }

  /** A query parameter that cannot be. */
  void parameter(String name, String detail) {
    malformed = true;
    add(new Fault("parameter", name, detail));
  }

  private void add(Fault fault) {
    count++;
    if (faults.size() < MOST) {
      faults.add(fault);
    }
  }

  boolean any() {
    return count > 0;
  }

  /** Refuses the request when anything is wrong with it. */
  void refuseIfAny() {
    if (any()) {
      if (count > MOST) {
        faults.add(new Fault("pointer", "", "and %,d more faults".formatted(count - MOST)));
      }
      throw new InvalidRequest(malformed, faults);
    }
  }
}
