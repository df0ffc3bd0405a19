package dev.plateau.json;

import dev.plateau.json.InvalidRequest.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects what is wrong with a request, so that all of it is said at once. */
public final class Violations {
  private static final int MAX = 100;

  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> pointers = new HashSet<>();
  private int count;
  private boolean malformed;
  private @Nullable JsonNode suggestion;

  /** The form is broken: a wrong type, an unknown key. */
  public void malformed(String pointer, String detail) {
    malformed = true;
    add(new Fault("pointer", pointer, detail));
  }

  /** The form is right but the value impossible. */
  public void invalid(String pointer, String detail) {
    add(new Fault("pointer", pointer, detail));
  }

  /** A query parameter whose form is broken. */
  public void parameter(String name, String detail) {
    malformed = true;
    add(new Fault("parameter", name, detail));
  }

  /** A query parameter whose form is right but whose value is impossible. */
  public void parameterOutOfRange(String name, String detail) {
    add(new Fault("parameter", name, detail));
  }

  /** The first fault of a value is its cause, what follows at the same place often its shadow. */
  private void add(Fault fault) {
    if (fault.kind().equals("pointer") && !pointers.add(fault.place())) {
      return;
    }
    count++;
    suggestion = null; // it was for what was wrong before
    if (faults.size() < MAX) {
      faults.add(fault);
    }
  }

  /** Whether a fault was noted at a place, within it, or of something that it is part of. */
  boolean concern(String place) {
    return pointers.stream()
        .anyMatch(fault ->
            fault.equals(place) || fault.startsWith(place + "/") || place.startsWith(fault + "/"));
  }

  /** A JSON Merge Patch of the body that makes right all that is wrong so far. */
  void suggest(JsonNode patch) {
    suggestion = patch;
  }

  /** Refuses the request when anything is wrong with it. */
  public void refuseIfAny() {
    if (count > 0) {
      if (count > MAX) {
        faults.add(new Fault("pointer", "", "and %,d more faults".formatted(count - MAX)));
      }
      throw new InvalidRequest(malformed, faults, Optional.ofNullable(suggestion));
    }
  }
}
