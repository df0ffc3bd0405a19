package dev.plateau.web.access;

import dev.plateau.json.KebabCase;
import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A holder of a key in tests. */
public enum Holder {
  /** Owns what is asked for. */
  ANN(Role.TRAINER, "ann", ""),
  /** Reads what Ann owns. */
  RITA(Role.READER, "ann", ""),
  /** Owns nothing that is asked for. */
  BOB(Role.TRAINER, "bob", ""),
  /** May have one job at a time. */
  TIM(Role.TRAINER, "tim", ",\"unfinished\":1"),
  /** May send few requests. */
  SAM(Role.READER, "sam", ",\"requestsPerSecond\":2"),
  ROOT(Role.ADMIN, "root", "");

  /** The smallest experiment. */
  static final String EXPERIMENT =
      "{\"spec\":{\"dataset\":\"xor\",\"epochs\":10},\"vary\":{\"alpha\":[0.1,0.2]}}";

  private final Role role;
  private final String owner;
  private final String quota;

  Holder(Role role, String owner, String quota) {
    this.role = role;
    this.owner = owner;
    this.quota = quota;
  }

  public String key() {
    return "key-of-" + KebabCase.of(this);
  }

  String bearer() {
    return "Bearer " + key();
  }

  private String line() {
    return """
    {"name":"%s","owner":"%s","role":"%s","sha256":"%s"%s}
    """
        .formatted(KebabCase.of(this), owner, KebabCase.of(role), Key.hash(key()), quota);
  }

  /** Lists the keys of all and returns the settings that have the service ask for them. */
  public static String[] settings(Path folder) throws IOException {
    Path file = folder.resolve("keys.jsonl");
    Files.writeString(file, String.join("\n", Stream.of(values()).map(Holder::line).toList()));
    return new String[] {"--plateau.security.mode=keys", "--plateau.security.keys-file=" + file};
  }

  Answer get(Client client, String path) {
    return client.get(path, "Authorization", bearer());
  }

  Answer method(Client client, String method, String path) {
    return client.method(method, path, "Authorization", bearer());
  }

  Answer post(Client client, String path, String json, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Authorization", bearer()), Stream.of(headers))
            .toArray(String[]::new);
    return client.post(path, json, all);
  }

  /** The id of a job that has ended. */
  String train(Client client) {
    return post(client, "/v1/jobs", "{\"dataset\":\"xor\",\"epochs\":10}", "Prefer", "wait=60")
        .isStatus(201)
        .id();
  }

  /** The id of an experiment that has ended. */
  String experiment(Client client) {
    return post(client, "/v1/experiments", EXPERIMENT, "Prefer", "wait=60").isStatus(201).id();
  }

  /** The id of a data set of two rows. */
  String upload(Client client) {
    return post(client, "/v1/datasets", "{\"inputs\":[[1],[2]],\"targets\":[3,4]}")
        .isStatus(201)
        .id();
  }
}
