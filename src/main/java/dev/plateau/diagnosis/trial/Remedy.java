package dev.plateau.diagnosis.trial;

import dev.plateau.training.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A change of the spec that may cure a run and has not been tried yet.
 *
 * @param summary what to do, in one sentence
 * @param size how much it changes: 1 a number, 2 another start or rule, 3 another network
 * @param sameStart whether training begins where it did, so that one run from there is a proof
 * @param combined of which it is made up; empty for a single change
 */
public record Remedy(
    String id, String summary, int size, boolean sameStart, Change change, List<Remedy> combined) {

  public Remedy {
    combined = List.copyOf(combined);
  }

  /** A single change. */
  public Remedy(String id, String summary, int size, boolean sameStart, Change change) {
    this(id, summary, size, sameStart, change, List.of());
  }

  /** How a spec changes. */
  public interface Change {
    /** The changed spec, or none where the trials find no such change. */
    public Optional<Spec> of(Spec spec, TrialRunner trials);
  }

  public static Remedy of(String id, String summary, int size, UnaryOperator<Spec> change) {
    return new Remedy(id, summary, size, false, (spec, trials) -> Optional.of(change.apply(spec)));
  }

  public Remedy fromTheSameStart() {
    return new Remedy(id, summary, size, true, change);
  }

  /** Whether a spec is another one once this is applied. */
  public boolean changes(Spec spec, TrialRunner trials) {
    return change.of(spec, trials).filter(changed -> !changed.equals(spec)).isPresent();
  }

  /** Whether both changes can be made at once, so that neither undoes the other. */
  public boolean agreesWith(Remedy other, Spec spec, TrialRunner trials) {
    Optional<Spec> one = change.of(spec, trials);
    Optional<Spec> two = other.change.of(spec, trials);
    Optional<Spec> both = one.flatMap(changed -> other.change.of(changed, trials));
    return !id.contains(other.id)
        && both.isPresent()
        && !both.equals(one)
        && !both.equals(two)
        && !both.get().equals(spec);
  }

  /** Both changes, one after the other. */
  public Remedy and(Remedy other) {
    String also =
        other.summary.substring(0, 1).toLowerCase(Locale.ROOT) + other.summary.substring(1);
    return new Remedy(
        id + "+" + other.id,
        summary.replaceFirst("\\.$", "") + ", and " + also,
        size + other.size,
        sameStart && other.sameStart,
        (spec, trials) ->
            change.of(spec, trials).flatMap(changed -> other.change.of(changed, trials)),
        Stream.concat(parts().stream(), other.parts().stream()).toList());
  }

  /** The single changes that it makes. */
  public List<Remedy> parts() {
    return combined.isEmpty() ? List.of(this) : combined;
  }
}
