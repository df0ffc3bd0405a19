package dev.plateau.web.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnosisWriterTests {
  /** Merged into a spec that lists no activations, a new layer has one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "'hidden': []; {'hidden':[4],'activation':'sigmoid'}",
        "'hidden': [2]; {'hidden':[4]}"
      })
  void aPatchThatAddsALayerNamesItsActivation(String hidden, String patch) {
    JsonNode before = json("{'network': {%s, 'activation': 'sigmoid'}}".formatted(hidden.strip()));
    JsonNode after = json("{'network': {'hidden': [4], 'activation': 'sigmoid'}}");

    assertThat(DiagnosisWriter.patch(before, after).path("network")).isEqualTo(json(patch.strip()));
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text.replace('\'', '"'));
  }
}
