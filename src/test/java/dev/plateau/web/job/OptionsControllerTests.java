package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;

class OptionsControllerTests extends RunningService {
  @Test
  void describesTheMembersOfAJobWithTheLimitsOfTheInstallation() {
    Answer answer = client().get("/v1/options");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/spec/$ref").stringValue()).isEqualTo("#/$defs/Spec");
    assertThat(answer.json().at("/spec/$defs/Spec/properties/epochs/maximum").intValue())
        .isEqualTo(1_000_000_000);
    assertThat(answer.json().at("/spec/$defs/Network/properties/hidden/maxItems").intValue())
        .isEqualTo(32);
    assertThat(answer.json().at("/limits/rows").intValue()).isEqualTo(100_000);
  }

  @Test
  void isNotSentAgainWhileNothingChanged() {
    String tag = client().get("/v1/options").header("ETag").orElseThrow();

    assertThat(client().get("/v1/options", "If-None-Match", tag).status()).isEqualTo(304);
  }
}
