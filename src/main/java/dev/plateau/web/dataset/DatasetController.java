package dev.plateau.web.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plateau.data.BuiltIn;
import dev.plateau.data.Observations;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Task;
import dev.plateau.job.Datasets;
import dev.plateau.job.Once;
import dev.plateau.json.KebabCase;
import dev.plateau.spec.DatasetSource;
import dev.plateau.spec.Limits;
import dev.plateau.spec.Suggestion;
import dev.plateau.web.dataset.DescriptionView.FormatView;
import dev.plateau.web.dataset.DescriptionView.RemarkView;
import dev.plateau.web.request.Addresses;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.ConditionalGet.Version;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Data sets: those the service brings along, and those that are uploaded. */
@RestController
@RequestMapping(path = "/v1/datasets", produces = MediaType.APPLICATION_JSON_VALUE)
class DatasetController {
  /** Rows and numbers that an answer in JSON shows where the query does not say how many. */
  private static final int DEFAULT_ROWS = 10_000;

  private static final int DEFAULT_NUMBERS = 1_000_000;
  private static final int MAX_ROWS = 100_000;

  private final Datasets datasets;
  private final TableUploads uploads;
  private final Once once;
  private final Limits limits;

  DatasetController(Datasets datasets, TableUploads uploads, Once once, Limits limits) {
    this.datasets = datasets;
    this.uploads = uploads;
    this.once = once;
    this.limits = limits;
  }

  /** All data sets. */
  @Schema(name = "DatasetList")
  record Catalogue(
      @Schema(description = "the built-in sets, then uploads, newest first")
          List<ItemView> items) {}

  /** A data set without its rows. */
  @Schema(name = "DatasetItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ItemView(
      @Schema(description = "what a job names it by: the id of an upload") String name,
      @Schema(description = "of an upload; absent for a built-in set") @Nullable UUID id,
      @Schema(description = "what it is, in one line") String summary,
      int rows,
      @Schema(description = "inputs in a row") int inputs,
      @Schema(description = "targets in a row") int targets,
      @Schema(implementation = Task.class) String task) {

    static ItemView of(BuiltIn set) {
      Observations data = set.observations();
      EncodedRows rows = data.rows();
      return new ItemView(
          set.name(),
          null,
          set.summary(),
          rows.rows(),
          rows.width(),
          rows.targetWidth(),
          KebabCase.of(data.task()));
    }

    static ItemView of(Datasets.Upload set) {
      return new ItemView(
          set.id().toString(),
          set.id(),
          set.summary(),
          set.rows(),
          set.inputs(),
          set.targets(),
          KebabCase.of(set.task()));
    }
  }

  @GetMapping
  Catalogue list() {
    return new Catalogue(
        Stream.concat(
                BuiltIn.all().stream().map(ItemView::of),
                datasets.uploads().stream().map(ItemView::of))
            .toList());
  }

  @GetMapping(
      path = "/{name}",
      produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.TEXT_CSV})
  @Nullable ResponseEntity<DatasetView> show(
      @PathVariable String name,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> limit,
      WebRequest request) {
    QueryParameters query = new QueryParameters();
    int first = query.integer("from", from, 0, Integer.MAX_VALUE).orElse(0);
    Optional<Integer> most = query.integer("limit", limit, 0, MAX_ROWS);
    query.refuseIfAny();
    DatasetSource source = DatasetSource.named(name);
    Observations data = datasets.of(source);
    Description description = datasets.describe(source);
    if (ConditionalGet.isAnswered(version(name), request)) {
      return null;
    }
    return ConditionalGet.answer(true).body(view(name, data, description, first, most));
  }

  /** A data set never changes; what is suggested for it depends on the limits. */
  private Version version(String name) {
    return new Version(name, limits.toString(), true);
  }

  private DatasetView view(
      String name, Observations data, Description description, int first, Optional<Integer> most) {
    int rows = data.rows().rows();
    int start = Math.min(first, rows);
    int usual = Math.min(DEFAULT_ROWS, 1 + DEFAULT_NUMBERS / data.rows().width());
    int end = (int) Math.min(rows, (long) start + most.orElse(usual));
    return new DatasetView(
        name,
        BuiltIn.named(name).map(BuiltIn::summary).orElseGet(description::summary),
        rows,
        KebabCase.of(data.task()),
        description.format().map(FormatView::of).orElse(null),
        description.columns().stream().map(ColumnView::of).toList(),
        description.remarks().stream().map(RemarkView::of).toList(),
        Suggestion.of(data, limits).on(name),
        start,
        rows(data.rows().inputs(), data.rows().width(), start, end),
        rows(data.rows().targets(), data.rows().targetWidth(), start, end),
        new DatasetWords(data, description, start, most.isPresent() ? end : rows));
  }

  /** Some rows, each copied when it is written. */
  private static List<double[]> rows(double[] all, int width, int from, int to) {
    return new AbstractList<>() {
      @Override
      public double[] get(int row) {
        int at = (from + row) * width;
        return Arrays.copyOfRange(all, at, at + width);
      }

      @Override
      public int size() {
        return to - from;
      }
    };
  }

  @PostMapping
  @Parameter(in = ParameterIn.QUERY, name = "target")
  @Parameter(in = ParameterIn.QUERY, name = "targets")
  @Parameter(in = ParameterIn.QUERY, name = "ignore")
  @Parameter(in = ParameterIn.QUERY, name = TableQuery.TYPE + "*")
  @Parameter(in = ParameterIn.QUERY, name = "missing")
  @Parameter(in = ParameterIn.QUERY, name = "weight")
  @Parameter(in = ParameterIn.QUERY, name = "header")
  @Parameter(in = ParameterIn.QUERY, name = "delimiter")
  @Parameter(in = ParameterIn.QUERY, name = "decimal")
  @Parameter(in = ParameterIn.QUERY, name = "encoding")
  ResponseEntity<UploadedView> upload(HttpServletRequest request) throws IOException {
    TableQuery query = TableQuery.of(request.getParameterMap());
    TableUploads.Understood table = uploads.read(new UploadedFile(request), query);
    UUID id = once.change(() -> datasets.add(table.data(), table.description()));
    return ResponseEntity.created(URI.create(Addresses.of("/v1/datasets/" + id)))
        .body(
            UploadedView.of(
                id, table.data(), table.description(), Suggestion.of(table.data(), limits)));
  }

  @DeleteMapping(path = "/{name}", produces = MediaType.ALL_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String name, WebRequest request) {
    DatasetSource source = DatasetSource.named(name);
    datasets.describe(source);
    ConditionalGet.checkMatch(() -> version(name), request);
    datasets.delete(source);
  }
}
