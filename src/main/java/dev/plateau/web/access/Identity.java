package dev.plateau.web.access;

import dev.plateau.job.Caller;
import java.util.Optional;

/**
 * A caller who has said who they are.
 *
 * @param role none: they may do nothing
 */
record Identity(Caller caller, Optional<Role> role) {
  boolean mayDoAs(Role needed) {
    return role.filter(own -> own.mayDoAs(needed)).isPresent();
  }
}
