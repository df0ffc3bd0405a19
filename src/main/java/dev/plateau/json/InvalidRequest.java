package dev.plateau.json;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request that asks for something impossible; carries everything that is wrong with it. */
public final class InvalidRequest extends RuntimeException {
  private final boolean malformed;
  private final transient List<Fault> faults;
  private final transient Optional<JsonNode> suggestion;

  /**
   * One thing that is wrong.
   *
   * @param kind whether the place is a {@code pointer} into the body (RFC 6901, empty for all of
   *     it), a query {@code parameter} or a {@code header}
   * @param detail what was found and what is allowed
   */
  public record Fault(String kind, String place, String detail) {}

  public InvalidRequest(boolean malformed, List<Fault> faults) {
    this(malformed, faults, Optional.empty());
  }

  /**
   * A request that one change makes right.
   *
   * @param suggestion the change, a JSON Merge Patch (RFC 7396) of the body
   */
  InvalidRequest(boolean malformed, List<Fault> faults, Optional<JsonNode> suggestion) {
    super(faults.size() == 1 ? faults.getFirst().detail() : faults.size() + " faults");
    this.malformed = malformed;
    this.faults = List.copyOf(faults);
    this.suggestion = suggestion;
  }

  /** A query parameter that cannot be. */
  public static InvalidRequest parameter(String name, String detail) {
    return new InvalidRequest(true, List.of(new Fault("parameter", name, detail)));
  }

  /** A header that cannot be. */
  public static InvalidRequest header(String name, String detail) {
    return new InvalidRequest(true, List.of(new Fault("header", name, detail)));
  }

  /** Whether it breaks the form (400), not only a range (422). */
  public boolean malformed() {
    return malformed;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** The change that makes it right, where one is known. */
  public Optional<JsonNode> suggestion() {
    return suggestion;
  }
}
