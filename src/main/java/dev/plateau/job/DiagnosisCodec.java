package dev.plateau.job;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.training.Scores;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Warnings, findings, diagnoses and scores as JSON in the database, with numbers to the bit. */
final class DiagnosisCodec {
  private static final Texts<List<Warning>> WARNINGS =
      new Texts<>(json -> SpecCodec.MAPPER.readValue(json, new TypeReference<>() {}));

  private static final Texts<List<Finding>> FINDINGS =
      new Texts<>(json -> SpecCodec.MAPPER.readValue(json, new TypeReference<>() {}));

  private static final Texts<Scores> SCORES =
      new Texts<>(json -> SpecCodec.MAPPER.readValue(json, Scores.class));

  private DiagnosisCodec() {}

  static String write(Object remarks) {
    return SpecCodec.MAPPER.writeValueAsString(remarks);
  }

  static List<Warning> warnings(String json) {
    return WARNINGS.read(json);
  }

  static Scores scores(String json) {
    return SCORES.read(json);
  }

  static List<Finding> findings(String json) {
    return FINDINGS.read(json);
  }

  static Diagnosis diagnosis(String json) {
    return SpecCodec.MAPPER.readValue(json, Diagnosis.class);
  }
}
