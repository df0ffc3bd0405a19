package dev.plateau.web.dataset;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.CsvDataset;
import dev.plateau.data.Dataset;
import dev.plateau.job.Datasets;
import dev.plateau.json.Place;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.Limits;
import dev.plateau.spec.RowsType;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.PredictionsView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Data sets: those the service brings along, and those that are uploaded. */
@RestController
@RequestMapping(path = "/v1/datasets", produces = MediaType.APPLICATION_JSON_VALUE)
class DatasetController {
  private final Datasets datasets;
  private final Limits limits;

  DatasetController(Datasets datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /** The built-in sets. */
  @Schema(name = "DatasetList")
  record Catalogue(List<BuiltInView> items) {}

  /** A built-in set without its rows. */
  @Schema(name = "BuiltInDataset")
  record BuiltInView(
      String name,
      String summary,
      int rows,
      @Schema(description = "inputs in a row") int inputs,
      @Schema(description = "targets in a row") int targets) {}

  /** An uploaded set without its rows. */
  @Schema(name = "UploadedDataset")
  record Uploaded(
      UUID id,
      int rows,
      @Schema(description = "inputs in a row") int inputs,
      @Schema(description = "targets in a row") int targets) {}

  /** The rows of a set. */
  @Schema(name = "Dataset")
  record RowsView(String name, List<double[]> inputs, List<double[]> targets)
      implements CsvConverter.Table {
    @Override
    public List<String> header() {
      return Stream.of(PredictionsView.names("x", inputs), PredictionsView.names("y", targets))
          .flatMap(List::stream)
          .toList();
    }

    @Override
    public Stream<List<Double>> lines() {
      return new PredictionsView(inputs, null, targets).lines();
    }
  }

  @GetMapping
  Catalogue list() {
    return new Catalogue(BuiltIn.all().stream().map(DatasetController::view).toList());
  }

  private static BuiltInView view(BuiltIn set) {
    Dataset data = set.data();
    return new BuiltInView(set.name(), set.summary(), data.rows(), data.inputs(), data.targets());
  }

  @GetMapping(
      path = "/{name}",
      produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.TEXT_CSV})
  RowsView show(@PathVariable String name) {
    Dataset data = datasets.of(DatasetSource.named(name));
    return new RowsView(name, data.inputRows(), data.targetRows());
  }

  @PostMapping(consumes = CsvConverter.TEXT_CSV)
  ResponseEntity<Uploaded> uploadCsv(
      @RequestBody byte[] csv, @RequestParam Optional<String> targets) {
    QueryParameters query = new QueryParameters();
    int columns = query.integer("targets", targets, 1, limits.columns() - 1).orElse(1);
    query.refuseIfAny();
    return keep(
        CsvDataset.read(
            new StringReader(new String(csv, StandardCharsets.UTF_8)),
            columns,
            new CsvDataset.Limits(limits.rows(), limits.columns())));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Uploaded> uploadJson(@RequestBody byte[] body) {
    Violations faults = new Violations();
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    Optional<Dataset> data = new RowsType(limits).read(json, Place.root(faults));
    faults.refuseIfAny();
    return keep(data.orElseThrow());
  }

  private ResponseEntity<Uploaded> keep(Dataset data) {
    UUID id = datasets.add(data);
    return ResponseEntity.created(URI.create("/v1/datasets/" + id))
        .body(new Uploaded(id, data.rows(), data.inputs(), data.targets()));
  }
}
