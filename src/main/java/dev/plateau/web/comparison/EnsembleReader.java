package dev.plateau.web.comparison;

import dev.plateau.data.Dataset;
import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.spec.Limits;
import dev.plateau.spec.MatrixType;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.result.InputTables;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads which jobs are to predict together, and on which rows. */
@Component
class EnsembleReader implements SchemaSource {
  private static final int MAX_JOBS = 100;

  /** Records of a table, which are read by the encoding of each job. */
  private static final JsonType<JsonNode> RECORDS =
      JsonTypes.of(
          (json, place) -> place.expect(json.isArray(), "a list", json, () -> json),
          (records, json) -> json.writeTree(records),
          schemas -> {
            var list = Schemas.type("array").put("minItems", 1);
            list.putObject("items").put("type", "object");
            return list;
          });

  private final Limits limits;
  private final ResultOfJob.Finder results;
  private final InputTables tables;

  EnsembleReader(Limits limits, ResultOfJob.Finder results, InputTables tables) {
    this.limits = limits;
    this.results = results;
    this.tables = tables;
  }

  private record Asked(
      List<String> jobs, Optional<List<double[]>> inputs, Optional<JsonNode> records) {}

  @Override
  public void describe(Schemas schemas) {
    type().schema(schemas);
  }

  private ObjectType<Asked> type() {
    return ObjectType.of(
            "EnsembleRequest", new Asked(List.of(), Optional.empty(), Optional.empty()))
        .required(
            "jobs",
            JsonTypes.list(JsonTypes.text(36), MAX_JOBS, "jobs", ""),
            "ids of jobs that have a result")
        .optional(
            "inputs",
            new MatrixType(limits.rows(), false, OptionalInt.empty()),
            "rows to predict on; those of the data set where neither inputs nor records are given")
        .optional("records", RECORDS, "rows by the names of the data set's columns");
  }

  /**
   * The jobs that a body names.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   * @throws dev.plateau.job.JobNotFound when the caller sees no job of an id
   * @throws dev.plateau.job.JobInWrongState when a job has no result
   */
  Ensemble read(byte[] body) {
    Violations faults = new Violations();
    Place place = Place.root(faults);
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    Asked asked = type().read(json, place).orElseThrow();
    Place jobs = place.member("jobs");
    jobs.allow(!asked.jobs().isEmpty(), () -> "must name a job at least");
    if (asked.inputs().isPresent() && asked.records().isPresent()) {
      place.member("records").invalid("must be left out beside inputs");
    }
    faults.refuseIfAny();
    List<ResultOfJob> members =
        asked.jobs().stream().distinct().map(JobIds::job).map(results::of).toList();
    check(members, asked, place);
    faults.refuseIfAny();
    return new Ensemble(
        members,
        asked.inputs().isEmpty() && asked.records().isEmpty(),
        members.stream().map(one -> rows(one, asked)).toList());
  }

  private static void check(List<ResultOfJob> members, Asked asked, Place place) {
    ResultOfJob first = members.getFirst();
    for (int k = 1; k < members.size(); k++) {
      ResultOfJob other = members.get(k);
      boolean alike =
          first.inputs() == other.inputs()
              && first.outputs() == other.outputs()
              && first.classes().equals(other.classes());
      place
          .member("jobs")
          .entry(k)
          .allow(alike, () -> "must predict the same from as many inputs as the first job");
      boolean sameRows = first.spec().get("dataset").equals(other.spec().get("dataset"));
      boolean ownRows = asked.inputs().isEmpty() && asked.records().isEmpty();
      place
          .member("jobs")
          .entry(k)
          .allow(!ownRows || sameRows, () -> "must have the rows of the first job, or give inputs");
    }
    int width = asked.inputs().map(rows -> rows.getFirst().length).orElse(first.inputs());
    place
        .member("inputs")
        .allow(
            width == first.inputs(),
            () -> "must have %d numbers a row, has %d".formatted(first.inputs(), width));
  }

  private Dataset rows(ResultOfJob member, Asked asked) {
    if (asked.records().isPresent()) {
      var body = JsonNodeFactory.instance.objectNode().set("records", asked.records().get());
      return tables.ofRecords(body.toString().getBytes(StandardCharsets.UTF_8), member.rows());
    }
    return asked
        .inputs()
        .map(rows ->
            Dataset.ofRows(
                rows.toArray(double[][]::new), new double[rows.size()][member.outputs()]))
        .orElseGet(() -> member.rows().all());
  }
}
