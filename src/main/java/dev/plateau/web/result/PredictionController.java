package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.data.text.SourceText;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.training.Partition;
import dev.plateau.training.Spec;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.web.dataset.UploadedFile;
import dev.plateau.web.request.ComputeThread;
import dev.plateau.web.request.ConditionalGet;
import dev.plateau.web.request.CsvConverter;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Predictions of a job, on its training rows and on new ones. */
@RestController
@RequestMapping(
    path = "/v1/jobs/{id}/predictions",
    produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.TEXT_CSV})
class PredictionController {
  private final Jobs jobs;
  private final InputReader inputs;
  private final InputTables tables;
  private final Replay replay;
  private final ComputeThread computing;

  PredictionController(
      Jobs jobs, InputReader inputs, InputTables tables, Replay replay, ComputeThread computing) {
    this.jobs = jobs;
    this.inputs = inputs;
    this.tables = tables;
    this.replay = replay;
    this.computing = computing;
  }

  @GetMapping
  @Parameter(in = ParameterIn.QUERY, name = "x")
  @Nullable ResponseEntity<PredictionsView> get(
      @PathVariable String id,
      @RequestParam Optional<String> epoch,
      HttpServletRequest servlet,
      WebRequest request) {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    String[] values = servlet.getParameterValues("x");
    List<double[]> rows = values == null ? null : inputs.read(values, job, query);
    query.refuseIfAny();
    if (ConditionalGet.isAnswered(job, request)) {
      return null;
    }
    Partition known = jobs.rows(job.spec());
    Dataset on = rows == null ? known.all() : ofNumbers(rows, job);
    return ConditionalGet.answer(job)
        .body(predict(job, known, on, rows == null, replay.theta(job, wanted)));
  }

  @PostMapping
  PredictionsView post(
      @PathVariable String id, @RequestParam Optional<String> epoch, HttpServletRequest servlet)
      throws IOException {
    Job job = jobs.get(JobIds.job(id));
    QueryParameters query = new QueryParameters();
    int wanted = replay.epoch(job, epoch, query);
    query.refuseIfAny();
    Partition known = jobs.rows(job.spec());
    return predict(job, known, posted(servlet, job, known), false, replay.theta(job, wanted));
  }

  private Dataset posted(HttpServletRequest servlet, Job job, Partition known) throws IOException {
    UploadedFile file = new UploadedFile(servlet);
    byte[] body;
    try (InputStream bytes = file.open()) {
      body = bytes.readAllBytes();
    }
    Optional<List<double[]>> numbers =
        isObject(body, servlet.getContentType()) ? inputs.read(body, job) : Optional.empty();
    return numbers
        .map(rows -> ofNumbers(rows, job))
        .orElseGet(() -> tables.ofFile(body, file.charset(), job, known));
  }

  /** Whether a body is a JSON object, or should be, and not records. */
  private static boolean isObject(byte[] body, @Nullable String type) {
    return switch (SourceText.kind(body)) {
      case JSON -> firstOf(body) != '[';
      case JSON_LINES -> false;
      case CSV, ARFF -> type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    };
  }

  /** The first byte that is no blank or part of a byte order mark; 0 where there is none. */
  private static int firstOf(byte[] body) {
    return IntStream.range(0, body.length)
        .map(i -> body[i])
        .filter(b -> b > ' ')
        .findFirst()
        .orElse(0);
  }

  private static Dataset ofNumbers(List<double[]> rows, Job job) {
    double[][] targets = new double[rows.size()][job.spec().training().network().outputs()];
    return Dataset.ofRows(rows.toArray(double[][]::new), targets);
  }

  private PredictionsView predict(
      Job job, Partition known, Dataset rows, boolean own, double[] theta) {
    Spec spec = job.spec().training();
    TrainedNetwork trained = new TrainedNetwork(spec, known.training(), theta);
    List<double[]> predictions =
        computing.run((double) rows.rows() * theta.length, () -> trained.predictions(rows));
    return PredictedRows.of(known, rows, own, predictions, spec.network()).view();
  }
}
