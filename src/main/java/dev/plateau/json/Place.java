package dev.plateau.json;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where in a document a value stands, and where its faults are noted. */
public final class Place {
  private static final int LONGEST_VALUE = 60;

  private final Violations faults;
  private final @Nullable Place parent;
  private final Object step;

  private Place(Violations faults, @Nullable Place parent, Object step) {
    this.faults = faults;
    this.parent = parent;
    this.step = step;
  }

  /** The whole document. */
  public static Place root(Violations faults) {
    return new Place(faults, null, "");
  }

  public Place member(String name) {
    return new Place(faults, this, name);
  }

  public Place entry(int index) {
    return new Place(faults, this, index);
  }

  /** The form is broken: a wrong type, an unknown key. */
  public void malformed(String detail) {
    faults.malformed(pointer(), detail);
  }

  /** The value is of another type than it must be. */
  public void wrongType(String wanted, JsonNode found) {
    malformed("must be %s, not %s".formatted(wanted, describe(found)));
  }

  /** A value if it is of the type that it must be; notes it where it is not. */
  public <T> Optional<T> expect(boolean right, String wanted, JsonNode found, Supplier<T> value) {
    if (right) {
      return Optional.of(value.get());
    }
    wrongType(wanted, found);
    return Optional.empty();
  }

  /** Whether a value is possible; notes it where it is not. */
  public boolean allow(boolean possible, Supplier<String> detail) {
    if (!possible) {
      invalid(detail.get());
    }
    return possible;
  }

  /** The form is right but the value impossible. */
  public void invalid(String detail) {
    faults.invalid(pointer(), detail);
  }

  /**
   * Says what makes the document right. Only for what stands at its root, and when nothing else is
   * wrong with it.
   *
   * @param patch a JSON Merge Patch (RFC 7396)
   */
  public void suggest(JsonNode patch) {
    faults.suggest(patch);
  }

  /** Whether no fault was noted here, within, or of something that this is part of. */
  public boolean isClean() {
    return !faults.concern(pointer());
  }

  /** As a JSON pointer (RFC 6901). */
  public String pointer() {
    return parent == null
        ? ""
        : parent.pointer() + "/" + step.toString().replace("~", "~0").replace("/", "~1");
  }

  /** A value for a message, cut short. */
  static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the string " + shortened(value.toString());
      case NULL -> "null";
      default -> shortened(value.toString());
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 3) + "...";
  }
}
