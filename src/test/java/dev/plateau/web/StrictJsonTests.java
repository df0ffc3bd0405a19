package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is JSON for the service, and what is only nearly so. */
class StrictJsonTests extends RunningService {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"dataset\": \"xor\"} x",
        "{\"dataset\": \"xor\"} {}",
        "{\"dataset\": \"xor\",}",
        "{\"dataset\": \"xor\"",
        "{\"dataset\": \"xor",
        "{dataset: 1}",
        "{'dataset': 'xor'}",
        "{\"dataset\": \"xor\", \"alpha\": NaN}",
        "{\"dataset\": \"xor\", \"alpha\": Infinity}",
        "{\"dataset\": \"xor\", \"alpha\": .5}",
        "{\"dataset\": \"xor\", \"alpha\": +5}",
        "{\"dataset\": \"xor\", \"alpha\": 05}",
        "{\"dataset\": \"xor\", \"alpha\": 0x5}",
        "{\"dataset\": \"xor\" /* no */}",
        "{\"dataset\": \"\\x\"}",
        "[]",
        "[{\"dataset\": \"xor\"}]",
        "\"xor\"",
        "5",
        "null",
        "xor",
        "<job/>"
      })
  void isOneJsonObject(String body) {
    assertThat(post(body).isProblem(400).places()).containsExactly("");
  }

  @Test
  void isNotEmpty() {
    post("").isProblem(400);
    post(" \n ").isProblem(400);
  }

  @Test
  void hasNoRawControlCharactersAndNoBrokenUtf8() {
    post("{\"dataset\": \"xor\", \"name\": \"a\u0000b\"}").isProblem(400);
    post("{\"dataset\": \"xor\", \"name\": \"a\tb\"}").isProblem(400);
    byte[] latin =
        "{\"dataset\": \"xor\", \"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    Answer answer =
        client().post("/v1/jobs", "application/json", BodyPublishers.ofByteArray(latin));

    answer.isProblem(400);
  }

  @Test
  void takesTextOfEveryScript() {
    Answer answer =
        client()
            .train(
                "{\"dataset\": \"xor\", \"epochs\": 1, \"name\": \"\u00e9 \u4e16 \ud83d\ude00\"}");

    assertThat(answer.json().path("name").stringValue()).isEqualTo("\u00e9 \u4e16 \ud83d\ude00");
  }

  @Test
  void isNotNestedTooDeep() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);

    Answer answer = post("{\"dataset\": {\"inputs\": %s}}".formatted(deep));

    assertThat(answer.isProblem(400).body()).contains("limit of 32");
  }

  @Test
  void namesThePlaceOfNumbersAndTextsThatAreTooLong() {
    String digits = "1".repeat(5_000);

    Answer number = post("{\"dataset\": \"xor\", \"epochs\": %s}".formatted(digits));
    Answer fraction = post("{\"dataset\": \"xor\", \"alpha\": 0.%s}".formatted(digits));
    Answer text = post("{\"dataset\": \"%s\"}".formatted("x".repeat(200_000)));

    assertThat(number.isProblem(400).places()).containsExactly("/epochs");
    assertThat(fraction.isProblem(400).places()).containsExactly("/alpha");
    assertThat(text.isProblem(400).places()).containsExactly("/dataset");
  }

  private Answer post(String body) {
    return client().post("/v1/jobs", body);
  }
}
