package dev.plateau.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{}; {}; {}",
        "{'a':1,'b':2}; {'a':1,'b':3}; {'b':3}",
        "{'a':1,'b':2}; {'a':1}; {'b':null}",
        "{'a':1}; {'a':1,'b':[1,2]}; {'b':[1,2]}",
        "{'i':{'type':'constant','value':0.1},'e':5}; {'i':{'type':'uniform','low':0},'e':5};"
            + " {'i':{'value':null,'type':'uniform','low':0}}",
        "{'h':[2]}; {'h':[4]}; {'h':[4]}",
        "{'s':null}; {'s':{'a':1}}; {'s':{'a':1}}"
      })
  void holdsWhatChangesAndNothingElse(String before, String after, String patch) {
    assertThat(MergePatch.between(JSON.readTree(json(before)), JSON.readTree(json(after))))
        .isEqualTo(JSON.readTree(json(patch)));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
