package dev.plateau.web.access;

import dev.plateau.job.Caller;
import dev.plateau.job.Quota;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.web.access.AccessDenied.NotAuthenticated;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of the service: a file of JSON objects, one a line. */
record Keys(List<Key> all) implements Credentials {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int DEPTH = 2;

  Keys {
    all = List.copyOf(all);
  }

  /**
   * Reads a file.
   *
   * @param quota of keys that have none of their own
   * @throws AccessMisconfigured with all that is wrong
   */
  static Keys read(Path file, Quota quota) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw unusable(file, List.of("The file cannot be read: " + e));
    }
    List<Key> keys = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      if (!lines.get(k).isBlank()) {
        try {
          keys.add(key(lines.get(k), quota));
        } catch (InvalidRequest e) {
          String line = "Line %d: ".formatted(k + 1);
          e.faults()
              .forEach(fault -> faults.add(line + (fault.place() + " " + fault.detail()).strip()));
        }
      }
    }
    Set<String> names = new HashSet<>();
    keys.stream()
        .map(Key::name)
        .filter(name -> !names.add(name))
        .forEach(name -> faults.add("The name %s is given twice.".formatted(name)));
    if (keys.isEmpty() && faults.isEmpty()) {
      faults.add("The file lists no key.");
    }
    if (!faults.isEmpty()) {
      throw unusable(file, faults);
    }
    return new Keys(keys);
  }

  private static AccessMisconfigured unusable(Path file, List<String> faults) {
    return new AccessMisconfigured(
        "The keys of the service cannot be read from %s:%n%s"
            .formatted(file.toAbsolutePath(), String.join("\n", faults)),
        "List them there, one a line; --plateau.security.new-key=NAME:ROLE makes a key and its"
            + " line.");
  }

  private static Key key(String line, Quota quota) {
    Violations faults = new Violations();
    byte[] json = line.getBytes(StandardCharsets.UTF_8);
    Key none = new Key("", Optional.empty(), Role.READER, "", quota);
    Optional<Key> key =
        type(none).read(new StrictJson(DEPTH).read(json, faults), Place.root(faults));
    faults.refuseIfAny();
    return key.orElseThrow();
  }

  private static ObjectType<Key> type(Key none) {
    JsonType<String> name = JsonTypes.text(Caller.LONGEST_OWNER);
    JsonType<Integer> count = JsonTypes.integer(0, 1_000_000);
    ObjectType<Quota> quota =
        ObjectType.of("Quota", none.quota())
            .member("requestsPerSecond", count, "on average; 0: any")
            .member("unfinished", count, "jobs and experiments that have not ended; 0: any")
            .member("storedBytes", JsonTypes.integer(0, Long.MAX_VALUE), "of all it has; 0: any")
            .member("workPerDay", JsonTypes.number(Range.NOT_NEGATIVE), "multiply-adds; 0: any");
    return ObjectType.of("Key", none)
        .required("name", name, "whom it was given to")
        .optional("owner", name, "of what is made with it; else its name")
        .required("role", JsonTypes.choice(Role.class), "reader, trainer or admin")
        .required("sha256", JsonTypes.text(64), "the hash of the key")
        .including(
            quota,
            Key::quota,
            (key, own) -> new Key(key.name(), key.owner(), key.role(), key.sha256(), own))
        .check((key, place) -> {
          place
              .member("sha256")
              .allow(
                  HASH.matcher(key.sha256()).matches(),
                  () -> "must be 64 digits from 0 to 9 and a to f");
          checkName(key.name(), place.member("name"));
          key.owner().ifPresent(owner -> checkName(owner, place.member("owner")));
        });
  }

  private static void checkName(String name, Place place) {
    place.allow(!name.isBlank(), () -> "must not be blank");
  }

  /** Compares all keys, so that the time taken does not tell which is near. */
  @Override
  public Identity identify(String text) {
    String hash = Key.hash(text);
    return all.stream()
        .filter(key -> key.hasHash(hash))
        .reduce((first, _) -> first)
        .map(key -> new Identity(key.caller(), Optional.of(key.role())))
        .orElseThrow(() -> NotAuthenticated.invalid("The key is unknown, or was withdrawn."));
  }
}
