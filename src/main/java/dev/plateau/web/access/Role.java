package dev.plateau.web.access;

import dev.plateau.json.KebabCase;
import java.util.Optional;

/** What a caller may do; each role may do what those before it may. */
enum Role {
  /** Reads what its owner has. */
  READER,
  /** Submits, changes and deletes what its owner has. */
  TRAINER,
  /** Does so with what others have, too. */
  ADMIN;

  static Optional<Role> named(String name) {
    return Optional.ofNullable(KebabCase.of(Role.class).get(name));
  }

  boolean mayDoAs(Role needed) {
    return compareTo(needed) >= 0;
  }
}
