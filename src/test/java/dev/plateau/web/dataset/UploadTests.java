package dev.plateau.web.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tables as people have them, sent as they are. */
class UploadTests extends RunningService {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FLOWERS =
      """
      length,width,species
      5.1,3.5,setosa
      7.0,3.2,versicolor
      6.3,3.3,virginica
      4.9,3.0,setosa
      6.4,3.2,versicolor
      5.8,2.7,virginica
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "iris-write-csv.csv | '' | 150 | 4 | 3 | classes | csv | , | Species",
        "boston-csv2.csv | '' | - | 12 | 1 | numbers | csv | ; | medv",
        "swiss-write-table.txt | ?target=Fertility | 47 | 5 | 1 | numbers | csv | space |"
            + " Fertility",
        "glass.tsv | '' | - | 9 | 1 | classes | csv | tab | type",
        "pima-missing.csv | ?missing=drop | 28 | 8 | 1 | classes | csv | , | diabetes",
        "house-prices-currency.csv | ?target=price | - | 9 | 1 | numbers | csv | , | price",
        "credit-card-booleans.csv | ?target=card | - | 11 | 1 | classes | csv | , | card",
        "faithful-bom-crlf.csv | '' | 272 | 1 | 1 | numbers | csv | , | waiting",
        "breast-cancer-id.csv | '' | - | 10 | 1 | classes | csv | , | Class",
        "iris-scikit-learn.csv | '' | 150 | 4 | 3 | classes | csv | , | column 5",
        "diabetes-spaces.csv.gz | ?header=no | 40 | 9 | 1 | numbers | csv | space | column 10",
        "cpu.arff | '' | 209 | 6 | 1 | numbers | arff | - | class",
        "titanic-counts.csv | ?target=Survived&weight=Freq | - | 7 | 1 | classes | csv | , |"
            + " Survived",
        "stocks-dates.csv | ?target=price | - | 2 | 1 | numbers | csv | , | price"
      })
  void readsEveryDress(
      String file,
      String query,
      Integer rows,
      int inputs,
      int targets,
      String task,
      String type,
      String delimiter,
      String target)
      throws IOException {
    JsonNode set = post(query, FORM, file(file)).isStatus(201).json();

    if (rows != null) {
      assertThat(set.path("rows").intValue()).isEqualTo(rows);
    }
    assertThat(set.path("inputs").intValue()).isEqualTo(inputs);
    assertThat(set.path("targets").intValue()).isEqualTo(targets);
    assertThat(set.path("task").stringValue()).isEqualTo(task);
    assertThat(set.at("/format/type").stringValue()).isEqualTo(type);
    assertThat(set.at("/format/delimiter").stringValue(null)).isEqualTo(delimiter);
    assertThat(columns(set, "target")).containsExactly(target);
  }

  @Test
  void describesColumns() throws IOException {
    JsonNode cancer = post("", FORM, file("breast-cancer-id.csv")).json();

    assertThat(columns(cancer, "ignored")).containsExactly("Id");
    JsonNode target = cancer.path("columns").valueStream().toList().getLast();
    assertThat(target.at("/levels/0/value").stringValue()).isEqualTo("benign");
    assertThat(target.at("/encodedAs/0").stringValue()).isEqualTo("Class=malignant");
    assertThat(cancer.at("/remarks").toString()).contains("tells nearly all rows apart");
  }

  @Test
  void namesTheDaysOfDates() {
    JsonNode set = text("", "day,y\n2000-01-31,1\n2001-02-28,2\n2000-03-01,3.5\n").json();

    assertThat(set.at("/columns/0/first").stringValue()).isEqualTo("2000-01-31");
    assertThat(set.at("/columns/0/last").stringValue()).isEqualTo("2001-02-28");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\": 1, \"b\": \"x\"}, {\"a\": 2.5, \"b\": null}, {\"a\": null, \"b\": \"y\"}, {\"a\":"
            + " 4, \"b\": \"y\"}]",
        "{\"a\": 1, \"b\": \"x\"}\n{\"a\": 2.5}\n{\"b\": \"y\"}\n{\"a\": 4, \"b\": \"y\"}\n",
        "{\"a\": 1,\n \"b\": \"x\"}{\"a\": 2.5}{\"b\": \"y\", \"a\": NaN}{\"a\": 4, \"b\": \"y\"}",
        "{\"data\": [{\"a\": 1, \"b\": \"x\"}, {\"a\": 2.5}, {\"b\": \"y\"}, {\"a\": 4, \"b\":"
            + " \"y\"}], \"total\": 3}",
        "{\"a\": [1, 2.5, null, 4], \"b\": [\"x\", null, \"y\", \"y\"]}",
        "{\"a\": {\"0\": 1, \"1\": 2.5, \"2\": null, \"3\": 4}, \"b\": {\"0\": \"x\", \"1\": null,"
            + " \"2\": \"y\", \"3\": \"y\"}}",
        "{\"columns\": [\"a\", \"b\"], \"index\": [0, 1, 2, 3], \"data\": [[1, \"x\"], [2.5, null],"
            + " [null, \"y\"], [4, \"y\"]]}",
        "[[\"a\", \"b\"], [1, \"x\"], [2.5, null], [null, \"y\"], [4, \"y\"]]"
      })
  void readsJsonInEveryForm(String json) {
    JsonNode set =
        post("?target=a&type.b=category", "application/json", json.getBytes(StandardCharsets.UTF_8))
            .isStatus(201)
            .json();

    assertThat(set.path("rows").intValue()).isEqualTo(3);
    assertThat(columns(set, "input")).containsExactly("b");
    assertThat(set.at("/columns/1/missing").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "text/plain", FORM, "application/octet-stream", "x/y", "?"})
  void findsTheTypeByContent(String type) {
    Answer answer = post("", type, FLOWERS.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.isStatus(201).json().path("targets").intValue()).isEqualTo(3);
  }

  @Test
  void unpacksGzipAsAFileAndOnTheWay() throws IOException {
    byte[] packed = gzip(FLOWERS.getBytes(StandardCharsets.UTF_8));

    post("", "application/gzip", packed).isStatus(201);
    client()
        .post(
            "/v1/datasets",
            "text/csv",
            BodyPublishers.ofByteArray(gzip(packed)),
            "Content-Encoding",
            "gzip")
        .isStatus(201);
    client()
        .post(
            "/v1/datasets", "text/csv", BodyPublishers.ofString(FLOWERS), "Content-Encoding", "br")
        .isProblem(415);
    byte[] broken = Arrays.copyOf(packed, packed.length - 12);
    assertThat(post("", "text/csv", broken).isProblem(422).body()).contains("cut off");
  }

  @Test
  void readsTheOneFileOfAForm() {
    String file = part("file\"; filename=\"flowers.csv", FLOWERS);

    assertThat(form(file).isStatus(201).json().path("rows").intValue()).isEqualTo(6);
    assertThat(form(part("target", "species") + file).isProblem(400).places())
        .containsExactly("target");
    assertThat(form(file + part("target", "species")).isProblem(400).places())
        .containsExactly("target");
    assertThat(form(file + file).isProblem(400).body()).contains("second file");
    form("").isProblem(422);
  }

  @Test
  void namesTheSwitchOfCurlThatKeepsLineBreaks() {
    Answer answer = post("", FORM, FLOWERS.replace("\n", "").getBytes(StandardCharsets.UTF_8));

    assertThat(answer.isProblem(422).json().path("detail").stringValue())
        .contains("curl --data-binary @file");
  }

  @Test
  void namesEveryFaultOfTheQuery() {
    Answer answer =
        text(
            "?header=maybe&delimiter=ab&decimal=;&encoding=x-none&missing=never&type.length=float"
                + "&targets=x&target=&unknown=1",
            FLOWERS);

    assertThat(answer.isProblem(400).places()).containsExactly("unknown");
    assertThat(
            text(
                    "?header=maybe&delimiter=ab&decimal=;&encoding=x-none&missing=never"
                        + "&type.length=float&targets=x&target=&header=no",
                    FLOWERS)
                .isProblem(400)
                .places())
        .contains("header", "delimiter", "decimal", "encoding", "missing", "type.length", "targets")
        .contains("target");
    assertThat(text("?target=colour&ignore=shape", FLOWERS).isProblem(422).body())
        .contains("target=colour names no column", "ignore=shape names no column")
        .contains("the columns are length, width, species");
  }

  @Test
  void doesAsTheQuerySays() {
    JsonNode set =
        text("?target=2&ignore=species&type.length=category&header=yes&delimiter=comma", FLOWERS)
            .isStatus(201)
            .json();

    assertThat(columns(set, "target")).containsExactly("width");
    assertThat(columns(set, "ignored")).containsExactly("species");
    assertThat(set.at("/columns/0/type").stringValue()).isEqualTo("category");
  }

  @Test
  void namesNestedValuesOfRecords() {
    Answer answer =
        client().post("/v1/datasets", "[{\"a\": 1, \"b\": {\"c\": 2}}, {\"a\": [1], \"b\": 2}, 7]");

    JsonNode errors = answer.isProblem(422).json().path("errors");
    assertThat(errors.get(0).path("line").intValue()).isEqualTo(1);
    assertThat(errors.get(0).path("column").stringValue()).isEqualTo("b");
    assertThat(errors.get(0).path("detail").stringValue()).contains("not an object");
    assertThat(errors.get(1).path("column").stringValue()).isEqualTo("a");
    assertThat(errors.toString()).contains("must be an object, not 7");
  }

  @Test
  void putsAColumnWhereItStandsInItsFirstRecord() {
    String records =
        "[{\"b\": 2, \"kind\": \"x\"}, {\"a\": 1, \"b\": 3, \"kind\": \"y\"},"
            + " {\"a\": 4, \"b\": 5, \"kind\": \"x\"}, {\"b\": 7, \"kind\": \"y\"}]";

    for (String json :
        List.of(
            records,
            records.replaceAll("^\\[|\\]$", "").replace("}, {", "}\n{"),
            "{\"0\": "
                + records.replaceAll("^\\[|\\]$", "").replace("}, {", "}, \"1\": {")
                + "}")) {
      JsonNode set = client().post("/v1/datasets", json).isStatus(201).json();

      assertThat(set.path("columns").findValuesAsString("name")).containsExactly("a", "b", "kind");
      assertThat(columns(set, "target")).containsExactly("kind");
    }
  }

  @Test
  void returnsTheFilesOwnWords() {
    String file =
        """
        height,island,weight,species
        1.50,Biscoe,3,Adelie
        1.75,Dream,4,Gentoo
        1.80,,5,Adelie
        1.25,Dream,6,Gentoo
        """;

    String id = text("", file).isStatus(201).id();
    Answer rows = client().get("/v1/datasets/" + id, "Accept", "text/csv").isStatus(200);
    Answer some =
        client().get("/v1/datasets/" + id + "?from=1&limit=2", "Accept", "text/csv").isStatus(200);

    assertThat(rows.body().lines().toList()).isEqualTo(file.lines().toList());
    assertThat(some.body().lines().skip(1).toList())
        .isEqualTo(file.lines().skip(2).limit(2).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iris-write-csv.csv",
        "boston-csv2.csv",
        "pima-missing.csv",
        "house-prices-currency.csv",
        "credit-card-booleans.csv",
        "stocks-dates.csv",
        "cpu.arff"
      })
  void readsItsOwnRowsAgain(String file) throws IOException {
    String id = post("?target=1", FORM, file(file)).isStatus(201).id();
    String csv = client().get("/v1/datasets/" + id, "Accept", "text/csv").body();

    String again = text("?header=yes&target=1", csv).isStatus(201).id();

    assertThat(numbers(again)).isEqualTo(numbers(id));
  }

  private String numbers(String id) {
    JsonNode rows = client().get("/v1/datasets/" + id).json();
    return rows.path("inputs") + " " + rows.path("targets");
  }

  @Test
  void listsShowsAndDeletesAnUpload() {
    String id = text("", FLOWERS).id();
    JsonNode set = client().get("/v1/datasets/" + id + "?limit=1&from=2").isStatus(200).json();

    assertThat(
            client()
                .get("/v1/datasets")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("id").stringValue("").equals(id))
                .map(item -> item.path("summary").stringValue()))
        .containsExactly("species from length, width");
    assertThat(set.path("rows").intValue()).isEqualTo(6);
    assertThat(set.path("inputs").toString()).isEqualTo("[[6.3,3.3]]");
    assertThat(set.path("targets").toString()).isEqualTo("[[0.0,0.0,1.0]]");
    assertThat(columns(set, "target")).containsExactly("species");
    client().method("DELETE", "/v1/datasets/" + id, "Accept", "image/png").isStatus(204);
    client().get("/v1/datasets/" + id).isProblem(404);
    client().method("DELETE", "/v1/datasets/" + id).isProblem(404);
    client().method("DELETE", "/v1/datasets/nonsense").isProblem(404);
    client().method("DELETE", "/v1/datasets/xor").isProblem(409);
  }

  @Test
  void doesNotDeleteWhatAJobUses() {
    String id = text("", FLOWERS).id();
    String job = client().train("{\"dataset\": \"%s\", \"epochs\": 1}".formatted(id)).id();

    client().method("DELETE", "/v1/datasets/" + id).isProblem(409);
    client().method("DELETE", "/v1/jobs/" + job).isStatus(204);
    client().method("DELETE", "/v1/datasets/" + id).isStatus(204);
  }

  @Test
  void suggestsAJobThatCanBePosted() {
    JsonNode classes = text("", FLOWERS).json().path("suggestion");
    JsonNode two = text("", "a,b\n1,yes\n2,no\n3,yes\n4,no\n").json().path("suggestion");
    JsonNode numbers = text("", "a,b\n1,2.5\n2,3.5\n3,4.5\n4,9\n").json().path("suggestion");

    assertThat(classes.at("/network/output").stringValue()).isEqualTo("softmax");
    assertThat(classes.at("/loss").stringValue()).isEqualTo("cross-entropy");
    assertThat(two.at("/network/output").stringValue()).isEqualTo("sigmoid");
    assertThat(two.at("/loss").stringValue()).isEqualTo("bce");
    assertThat(numbers.at("/network/output").stringValue("identity")).isEqualTo("identity");
    for (JsonNode suggestion : List.of(classes, two, numbers)) {
      assertThat(suggestion.at("/optimizer").stringValue()).isEqualTo("lbfgs");
      client().train(suggestion.toString());
    }
  }

  @Test
  void completesAJobFromTheSuggestion() {
    String id = text("", FLOWERS).id();

    JsonNode all = spec("{\"dataset\": \"%s\", \"epochs\": 3}".formatted(id));
    JsonNode own =
        spec(
            "{\"dataset\": \"%s\", \"epochs\": 3, \"alpha\": 0.1, \"network\": {\"output\": \"identity\"}}"
                .formatted(id));

    assertThat(all.at("/network/activation").stringValue()).isEqualTo("tanh");
    assertThat(all.at("/loss").stringValue()).isEqualTo("cross-entropy");
    assertThat(all.at("/optimizer/type").stringValue()).isEqualTo("lbfgs");
    assertThat(all.at("/epochs").intValue()).isEqualTo(3);
    assertThat(own.at("/optimizer/type").stringValue()).isEqualTo("gradient-descent");
    assertThat(own.at("/loss").stringValue()).isEqualTo("mse");
    assertThat(own.at("/network/activation").stringValue()).isEqualTo("tanh");
    assertThat(spec(all.toString())).isEqualTo(all);
  }

  private JsonNode spec(String job) {
    return client().train(job).json().path("spec");
  }

  @Test
  void trainsOnATableWithinAJob() {
    JsonNode spec =
        spec(
            """
            {"dataset": {"records": [{"id": 1, "height": 1.8, "species": "a"},
              {"id": 2, "height": 1.2, "species": "b"}, {"id": 3, "species": "a"}],
             "target": "species", "ignore": ["id"]}, "epochs": 2}
            """);

    String id = spec.path("dataset").stringValue();
    JsonNode set = client().get("/v1/datasets/" + id).isStatus(200).json();
    assertThat(spec.path("loss").stringValue()).isEqualTo("bce");
    assertThat(columns(set, "input")).containsExactly("height");
    assertThat(columns(set, "ignored")).containsExactly("id");
  }

  @Test
  void namesFaultsOfATableWithinAJob() {
    Answer malformed =
        client()
            .post(
                "/v1/jobs",
                "{\"dataset\": {\"records\": [{\"a\": {}}, 3], \"targets\": \"a\"}, \"alpha\":"
                    + " \"x\"}");
    Answer unusable =
        client()
            .post(
                "/v1/jobs",
                "{\"dataset\": {\"records\": [{\"a\": 1, \"b\": 2}], \"target\": \"c\"}}");

    assertThat(malformed.isProblem(400).places())
        .containsExactlyInAnyOrder(
            "/dataset/records/0/a", "/dataset/records/1", "/dataset/targets", "/alpha");
    assertThat(unusable.isProblem(422).places()).containsExactly("/dataset");
    assertThat(unusable.body()).contains("target=c names no column");
  }

  @Test
  void keepsManyRowsOfAJobAsADataSet() {
    String rows = "[1], ".repeat(600) + "[2]";
    String targets = "1, ".repeat(600) + "2";

    JsonNode spec =
        spec(
            "{\"dataset\": {\"inputs\": [%s], \"targets\": [%s]}, \"epochs\": 1}"
                .formatted(rows, targets));

    String id = spec.path("dataset").stringValue();
    assertThat(spec.path("loss").stringValue()).isEqualTo("mse");
    assertThat(spec.at("/optimizer/type").stringValue()).isEqualTo("gradient-descent");
    assertThat(client().get("/v1/datasets/" + id).json().path("rows").intValue()).isEqualTo(601);
  }

  private static List<String> columns(JsonNode set, String role) {
    return set.path("columns")
        .valueStream()
        .filter(column -> column.path("role").stringValue().equals(role))
        .map(column -> column.path("name").stringValue())
        .toList();
  }

  private Answer text(String query, String table) {
    return post(query, "text/csv", table.getBytes(StandardCharsets.UTF_8));
  }

  private Answer post(String query, String type, byte[] body) {
    return client().post("/v1/datasets" + query, type, BodyPublishers.ofByteArray(body));
  }

  private Answer form(String parts) {
    return post(
        "",
        "multipart/form-data; boundary=XX",
        (parts + "--XX--\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String name, String content) {
    return "--XX\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(UploadTests.class.getResourceAsStream("/tables/" + name), name)) {
      return file.readAllBytes();
    }
  }
}
