package dev.plateau.json;

import java.util.HashSet;
import java.util.List;

/**
 * One value for all of something, or a list of one each.
 *
 * @param values only the one, where it is for all
 */
public record OneOrList<T>(boolean forAll, List<T> values) {
  public static <T> OneOrList<T> one(T value) {
    return new OneOrList<>(true, List.of(value));
  }

  /** One each, or one for all where they are equal. */
  public static <T> OneOrList<T> of(List<T> each) {
    return new HashSet<>(each).size() == 1
        ? one(each.getFirst())
        : new OneOrList<>(false, List.copyOf(each));
  }

  /** Whether there is a value for each of so many. */
  public boolean fits(int count) {
    return forAll || values.size() == count;
  }

  public T get(int index) {
    return values.get(forAll ? 0 : index);
  }
}
