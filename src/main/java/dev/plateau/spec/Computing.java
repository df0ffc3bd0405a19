package dev.plateau.spec;

import java.util.function.Supplier;

/** Where computations run that take a request longer than a moment. */
public interface Computing {
  /**
   * The result of some work.
   *
   * @param multiplications that it takes, roughly
   */
  <T> T run(double multiplications, Supplier<T> work);
}
