package dev.plateau.job;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Warnings.Warning;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.training.Scores;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Warnings, findings, diagnoses and scores as JSON in the database, with numbers to the bit. */
final class DiagnosisCodec {
  private DiagnosisCodec() {}

  static String write(Object remarks) {
    return SpecCodec.MAPPER.writeValueAsString(remarks);
  }

  static List<Warning> warnings(String json) {
    return SpecCodec.MAPPER.readValue(json, new TypeReference<>() {});
  }

  static Scores scores(String json) {
    return SpecCodec.MAPPER.readValue(json, Scores.class);
  }

  static List<Finding> findings(String json) {
    return SpecCodec.MAPPER.readValue(json, new TypeReference<>() {});
  }

  static Diagnosis diagnosis(String json) {
    return SpecCodec.MAPPER.readValue(json, Diagnosis.class);
  }
}
