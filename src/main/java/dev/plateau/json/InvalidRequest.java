package dev.plateau.json;

import java.util.List;

/** A request that asks for something impossible; carries everything that is wrong with it. */
public final class InvalidRequest extends RuntimeException {
  private final boolean malformed;
  private final transient List<Fault> faults;

  /**
   * One thing that is wrong.
   *
   * @param kind whether the place is a {@code pointer} into the body (RFC 6901, empty for all of
   *     it) or a query {@code parameter}
   * @param detail what was found and what is allowed
   */
  public record Fault(String kind, String place, String detail) {}

  public InvalidRequest(boolean malformed, List<Fault> faults) {
    super(faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " faults");
    this.malformed = malformed;
    this.faults = List.copyOf(faults);
  }

  /** A query parameter that cannot be. */
  public static InvalidRequest parameter(String name, String detail) {
    return new InvalidRequest(true, List.of(new Fault("parameter", name, detail)));
  }

  /** Whether it breaks the form (400), not only a range (422). */
  public boolean malformed() {
    return malformed;
  }

  public List<Fault> faults() {
    return faults;
  }
}
