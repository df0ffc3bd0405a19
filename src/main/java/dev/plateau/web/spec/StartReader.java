package dev.plateau.web.spec;

import dev.plateau.json.JsonObjectReader;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Network;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads where theta starts: {@code init} and {@code seed}, which is drawn when absent. */
@Component
public class StartReader {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private final SecureRandom seeds = new SecureRandom();

  /** How theta starts, and the seed for it. */
  public record Start(Initialization init, long seed) {}

  /**
   * The start of a network.
   *
   * @param network absent when it cannot be had
   */
  public Start read(JsonObjectReader fields, Optional<Network> network) {
    Initialization init = InitJson.read(fields);
    long seed =
        fields.integer("seed", 0, LARGEST_SEED).orElseGet(() -> seeds.nextLong() & LARGEST_SEED);
    if (init instanceof Theta(var values) && network.isPresent()) {
      checkLength(fields, fields.at("init") + "/values", values.size(), network.get());
    }
    return new Start(init, seed);
  }

  /** Notes a list that should have one entry for each parameter and has not. */
  public static void checkLength(
      JsonObjectReader fields, String place, int length, Network network) {
    if (length != network.parameters()) {
      fields
          .faults()
          .invalid(
              place,
              "must have one number for each of the %,d parameters, has %,d"
                  .formatted(network.parameters(), length));
    }
  }
}
