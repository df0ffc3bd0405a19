package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever table was trained on can be predicted on, in its own words. */
class SameFileTests extends RunningService {
  private static final String[] COLOURS = {"red", "green", "dark blue", "NA"};

  /** Numbers with decimal commas, words and missing cells of both. */
  private static String european() {
    StringBuilder file = new StringBuilder("id;höhe;farbe;alt;klasse\n");
    for (int row = 0; row < 60; row++) {
      double height = row * 37 % 60 / 7.0;
      String number = row % 13 == 5 ? "" : Double.toString(height).replace('.', ',');
      file.append("r%dx;".formatted(row * 7 % 61))
          .append(number + ";" + COLOURS[row % 4] + ";" + (row % 3 == 0 ? "yes" : "no") + ";")
          .append(height > 5 ? "tall" : row % 4 == 1 ? "green" : "small")
          .append('\n');
    }
    return file.toString();
  }

  /** A number to predict, in the first column. */
  private static String american() {
    StringBuilder file = new StringBuilder("price,rooms,garden\n");
    for (int row = 0; row < 50; row++) {
      int rooms = 1 + row * 11 % 7;
      file.append(
          "%d,%d,%s%n"
              .formatted(
                  100_000 + 30_000 * rooms + row * 17 % 10,
                  rooms,
                  row % 2 == 0 ? "true" : "false"));
    }
    return file.toString();
  }

  private String train(String file, String query, String members) {
    Answer upload =
        client()
            .post("/v1/datasets" + query, "text/csv", BodyPublishers.ofString(file))
            .isStatus(201);
    return "/v1/jobs/"
        + client()
            .train(
                "{\"dataset\": \"%s\", \"seed\": 5, \"epochs\": 30 %s}"
                    .formatted(upload.id(), members))
            .id()
        + "/predictions";
  }

  private JsonNode post(String predictions, String file) {
    return client()
        .post(predictions, "text/csv", BodyPublishers.ofString(file))
        .isStatus(200)
        .json();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"holdout\": 0.4, \"keep\": \"best\"",
        ", \"holdout\": 0",
        ", \"optimizer\": \"adam\", \"batchSize\": 7, \"network\": {\"hidden\": [17, 3]}"
      })
  void isPredictedToTheSameBits(String members) {
    for (String missing : List.of("mean", "drop")) {
      String classes = train(european(), "?target=klasse&missing=" + missing, members);
      JsonNode own = client().get(classes).json();
      JsonNode posted = post(classes, european());

      assertThat(posted.path("predictions")).isEqualTo(own.path("predictions"));
      assertThat(posted.path("labels")).isEqualTo(own.path("labels"));
      assertThat(posted.path("inputs")).isEqualTo(own.path("inputs"));
    }
    String numbers = train(american(), "?target=price", members);
    assertThat(post(numbers, american()).path("predictions"))
        .isEqualTo(client().get(numbers).json().path("predictions"));
  }

  @Test
  void isAnsweredInItsOwnOrderAndWords() {
    String predictions = train(european(), "?target=klasse", "");
    List<String> file = european().lines().toList();
    List<String> table =
        client().get(predictions, "Accept", "text/csv").isStatus(200).body().lines().toList();

    assertThat(table.getFirst())
        .isEqualTo(
            "höhe,farbe,alt,klasse,prediction,likelihood of small,likelihood of tall,"
                + "likelihood of green,heldOut");
    for (int row = 1; row <= 60; row++) {
      String[] cells = file.get(row).split(";", -1);
      String colour = cells[2].equals("NA") ? "" : cells[2];
      String height = cells[1].contains(",") ? "\"" + cells[1] + "\"" : cells[1];
      assertThat(table.get(row))
          .startsWith(height + "," + colour + "," + cells[3] + "," + cells[4] + ",");
    }
    assertThat(client().get(predictions).json().path("classes").toString())
        .isEqualTo("[\"small\",\"tall\",\"green\"]");
  }

  @Test
  void isPredictedAsRecordsToo() {
    String predictions = train(american(), "?target=price", "");
    JsonNode own = client().get(predictions).json();
    String records =
        american()
            .lines()
            .skip(1)
            .limit(5)
            .map(line -> line.split(",", -1))
            .map(cells -> "{\"garden\": %s, \"rooms\": %s}".formatted(cells[2], cells[1]))
            .toList()
            .toString();

    JsonNode answer =
        client().post(predictions, "{\"records\": " + records + "}").isStatus(200).json();

    assertThat(answer.has("labels")).isFalse();
    for (int row : IntStream.range(0, 5).toArray()) {
      assertThat(answer.path("predictions").get(row)).isEqualTo(own.path("predictions").get(row));
    }
    assertThat(own.path("predictions").get(0).get(0).doubleValue()).isBetween(1e5, 4e5);
  }

  private static Stream<Arguments> files() {
    String records =
        IntStream.range(0, 30)
            .mapToObj(row ->
                row % 7 == 3
                    ? "{\"size\": %d, \"kind\": null}".formatted(row)
                    : "{\"size\": %d, \"kind\": \"%s\"}".formatted(row, row < 15 ? "a" : "b"))
            .collect(Collectors.joining(",\n"));
    String csv =
        records
            .replaceAll("\\{\"size\": (\\d+), \"kind\": (null|\"(.)\")},?", "$1;$3")
            .transform(lines -> "size;kind\n" + lines + "\nSumme;\n\n");
    return Stream.of(
        arguments("text/csv", bytes(csv)),
        arguments("application/x-www-form-urlencoded", bytes(csv)),
        arguments("application/gzip", packed(bytes(csv))),
        arguments("text/plain", csv.getBytes(StandardCharsets.UTF_16)),
        arguments("application/json", bytes("[" + records + "]")),
        arguments("application/x-ndjson", bytes(records.replace(",\n", "\n"))),
        arguments("application/json", bytes("{\"items\": [" + records + "]}")),
        arguments(
            "application/json",
            bytes(
                "{\"size\": [1, 2, 3, 4, 5, 6], \"kind\": [\"a\", \"b\", \"b\", null, \"a\","
                    + " \"b\"]}")),
        arguments(
            "application/json",
            bytes("{\"inputs\": [[1], [2], [3], [5]], \"targets\": [2, 4, 7, 9]}")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isPredictedAsItWasUploaded(String type, byte[] file) {
    Answer upload =
        client().post("/v1/datasets", type, BodyPublishers.ofByteArray(file)).isStatus(201);
    String spec = "{\"dataset\": \"%s\", \"seed\": 5, \"epochs\": 3}".formatted(upload.id());
    String predictions = "/v1/jobs/" + client().train(spec).id() + "/predictions";
    JsonNode own = client().get(predictions).json();
    JsonNode posted =
        client().post(predictions, type, BodyPublishers.ofByteArray(file)).isStatus(200).json();

    assertThat(posted.path("predictions")).isEqualTo(own.path("predictions"));
    assertThat(posted.path("labels")).isEqualTo(own.path("labels"));
  }

  @Test
  void namesWhatDoesNotFit() {
    String predictions = train(european(), "?target=klasse", "");

    assertThat(
            client()
                .post(predictions, "{\"records\": [{\"höhe\": 3, \"alt\": \"yes\"}]}")
                .isProblem(422)
                .body())
        .contains("farbe");
    assertThat(
            client()
                .post(
                    predictions,
                    "{\"records\": [{\"höhe\": 3, \"alt\": \"yes\", \"farbe\": \"pink\"}]}")
                .isProblem(422)
                .body())
        .contains("pink", "must be one of red, green, dark blue");
    client().post(predictions, "{\"records\": []}").isProblem(422);
    client().post(predictions, "{\"records\": [{}], \"inputs\": []}").isProblem(400);
  }

  @Test
  void mayBeOneOfNumbers() {
    String job = client().train(dev.plateau.web.Client.FOUNDING).id();
    String predictions = "/v1/jobs/" + job + "/predictions";
    JsonNode own = client().get(predictions).json();
    String table = client().get(predictions, "Accept", "text/csv").body();

    assertThat(post(predictions, table).path("predictions")).isEqualTo(own.path("predictions"));
    assertThat(client().post(predictions, "{\"records\": [{\"x2\": 1, \"x1\": 0}]}").json())
        .isEqualTo(client().get(predictions + "?x=0,1").json());
    client().post(predictions, "{\"records\": [{\"x1\": 0, \"x2\": null}]}").isProblem(422);
  }
}
