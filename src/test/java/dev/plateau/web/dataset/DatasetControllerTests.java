package dev.plateau.web.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Data sets over HTTP: built-in and uploaded. */
class DatasetControllerTests extends RunningService {

  @Test
  void listsTheBuiltInOnesWithTheirShapes() {
    JsonNode items = client().get("/v1/datasets").isStatus(200).json().path("items");

    assertThat(StreamSupport.stream(items.spliterator(), false))
        .extracting(item -> item.path("name").stringValue())
        .startsWith("xor", "and", "or", "nand", "xnor")
        .contains("parity-3", "parity-6", "circles", "moons", "spirals", "blobs", "sine", "iris");
    assertThat(items.get(0).path("rows").intValue()).isEqualTo(4);
    assertThat(items.get(0).path("inputs").intValue()).isEqualTo(2);
    assertThat(items.get(0).path("targets").intValue()).isEqualTo(1);
    assertThat(items.get(0).path("summary").stringValue()).isNotBlank();
  }

  @Test
  void showsRowsAsJsonAndAsATable() {
    JsonNode xor = client().get("/v1/datasets/xor").isStatus(200).json();
    Answer table = client().get("/v1/datasets/xor", "Accept", "text/csv").isStatus(200);

    assertThat(xor.path("inputs").toString())
        .isEqualTo("[[0.0,0.0],[1.0,0.0],[0.0,1.0],[1.0,1.0]]");
    assertThat(xor.path("targets").toString()).isEqualTo("[[0.0],[1.0],[1.0],[0.0]]");
    assertThat(table.body().lines()).containsExactly("x1,x2,y", "0,0,0", "1,0,1", "0,1,1", "1,1,0");
  }

  @Test
  void knowsNoOthers() {
    for (String name : List.of("nonsense", UUID.randomUUID().toString(), "XOR", "..%2Firis")) {
      int status = client().get("/v1/datasets/" + name).status();
      assertThat(status).as(name).isIn(400, 404);
    }
    client().get("/v1/datasets/nonsense").isProblem(404);
    client().get("/v1/datasets/nonsense", "Accept", "text/csv").isProblem(404);
  }

  @Test
  void takesATableWithAHeader() {
    Answer answer = csv("", "a,b,wanted\n0,1,2\n3,4,5\n");

    assertThat(answer.isStatus(201).header("Location")).contains("/v1/datasets/" + answer.id());
    assertThat(answer.json().path("rows").intValue()).isEqualTo(2);
    assertThat(answer.json().path("inputs").intValue()).isEqualTo(2);
    assertThat(answer.json().path("targets").intValue()).isEqualTo(1);
  }

  @Test
  void takesTheLastColumnsAsTargets() {
    Answer answer = csv("?targets=2", "0,1,2\r\n3,4,5");

    JsonNode rows = client().get(answer.isStatus(201).header("Location").orElseThrow()).json();
    assertThat(rows.path("inputs").toString()).isEqualTo("[[0.0],[3.0]]");
    assertThat(rows.path("targets").toString()).isEqualTo("[[1.0,2.0],[4.0,5.0]]");
  }

  @Test
  void takesJsonAndTrainsOnIt() {
    Answer answer =
        client().post("/v1/datasets", "{\"inputs\": [[0], [1], [2]], \"targets\": [1, 2, 3]}");
    String id = answer.isStatus(201).id();

    Answer job =
        client().train("{\"dataset\": \"%s\", \"network\": {\"hidden\": []}}".formatted(id));

    assertThat(job.json().path("spec").path("dataset").stringValue()).isEqualTo(id);
    assertThat(job.json().path("outcome").stringValue()).isEqualTo("converged");
  }

  @Test
  void keepsEveryBitOfEveryNumber() {
    Random random = new Random(20260101);
    double[] numbers =
        DoubleStream.concat(
                DoubleStream.of(
                    -0.0,
                    0.1,
                    Double.MIN_VALUE,
                    Double.MIN_NORMAL,
                    Double.MAX_VALUE,
                    1e22,
                    1.0 / 3),
                DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                    .filter(Double::isFinite)
                    .limit(2_000))
            .toArray();
    String body =
        DoubleStream.of(numbers)
                .mapToObj(number -> "[" + number + "]")
                .collect(Collectors.joining(",", "{\"inputs\": [", "], "))
            + DoubleStream.of(numbers)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(",", "\"targets\": [", "]}"));

    String place = client().post("/v1/datasets", body).isStatus(201).header("Location").orElse("");
    String json = client().get(place).body();
    String table = client().get(place, "Accept", "text/csv").body();

    String inputs = json.substring(json.indexOf("[[") + 2, json.indexOf("]]"));
    assertThat(DoubleStream.of(numbers).mapToObj(Double::doubleToRawLongBits).toList())
        .isEqualTo(bits(List.of(inputs.split("\\],\\["))))
        .isEqualTo(bits(table.lines().skip(1).map(line -> line.split(",", -1)[1]).toList()));
  }

  private static List<Long> bits(List<String> texts) {
    return texts.stream().map(Double::parseDouble).map(Double::doubleToRawLongBits).toList();
  }

  @Test
  void namesEveryBadCellByLineColumnAndValue() {
    String rows = "1,2\n".repeat(40);

    Answer answer = csv("", "a,b\n" + rows + "x,3\n4\n\n5,1e999\n6,Inf\n");

    JsonNode errors = answer.isProblem(422).json().path("errors");
    assertThat(StreamSupport.stream(errors.spliterator(), false))
        .extracting(error ->
            "%d %s %s %s"
                .formatted(
                    error.path("line").intValue(0),
                    error.path("column").stringValue("-"),
                    error.path("value").stringValue("-"),
                    error.path("detail").stringValue().replaceAll("[,;].*", "")))
        .containsExactly(
            "43 - 4 starts a row of 1 cells", "0 - - a cell that holds the delimiter \"");
  }

  @Test
  void namesTheFirstTenFaultsOfAKind() {
    String bad = "1,2\n".repeat(500) + "x,3\n".repeat(101);

    Answer answer = csv("?type.a=number", "a,b\n" + bad);

    JsonNode errors = answer.isProblem(422).json().path("errors");
    assertThat(errors.size()).isEqualTo(11);
    assertThat(errors.get(0).toString())
        .isEqualTo(
            "{\"line\":502,\"column\":\"a\",\"value\":\"x\",\"detail\":\"must be a number\"}");
    assertThat(errors.get(10).path("detail").stringValue())
        .startsWith("and 91 more like these; correct them or leave the cells empty");
    assertThat(answer.json().path("detail").stringValue())
        .startsWith("line 502, column \"a\", \"x\": must be a number; and 100 more like these");
  }

  @Test
  void refusesTablesWithoutRows() {
    csv("", "").isProblem(422);
    csv("", "a,b\n").isProblem(422);
    csv("", "1\n2\n").isProblem(422);
    csv("", "1,\"2\n").isProblem(422);
    csv("?targets=0", "1,2\n").isProblem(422);
    csv("?targets=2&header=true", "1,2\n").isProblem(400);
  }

  @Test
  void namesEveryBadRowOfJson() {
    Answer answer =
        client()
            .post(
                "/v1/datasets",
                "{\"inputs\": [[0], [\"a\"], [1, 2]], \"targets\": [1, null, [2]], \"more\": 1}");

    assertThat(answer.isProblem(400).places())
        .containsExactly("/inputs/1/0", "/inputs/2", "/targets/1", "/more");
  }

  private Answer csv(String query, String table) {
    return client().post("/v1/datasets" + query, "text/csv", BodyPublishers.ofString(table));
  }
}
