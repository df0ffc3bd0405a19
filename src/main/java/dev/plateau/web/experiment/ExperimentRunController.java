package dev.plateau.web.experiment;

import dev.plateau.experiment.Experiment;
import dev.plateau.experiment.Experiments;
import dev.plateau.experiment.Results.Run;
import dev.plateau.experiment.RunNotFound;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.web.job.JobSubmission;
import dev.plateau.web.job.JobView;
import dev.plateau.web.request.ConditionalGet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Opens single runs of experiments, and makes them jobs with all their history. */
@RestController
@RequestMapping(
    path = "/v1/experiments/{id}/runs/{run}",
    produces = MediaType.APPLICATION_JSON_VALUE)
class ExperimentRunController {
  private final Experiments experiments;
  private final JobSpecReader reader;
  private final JobSubmission submission;

  ExperimentRunController(Experiments experiments, JobSpecReader reader, JobSubmission submission) {
    this.experiments = experiments;
    this.reader = reader;
    this.submission = submission;
  }

  @GetMapping
  @Nullable ResponseEntity<RunView> get(
      @PathVariable String id, @PathVariable String run, WebRequest request) {
    Experiment experiment = experiments.get(ExperimentController.id(id));
    Run found = run(experiment, run);
    if (ConditionalGet.isAnswered(ExperimentController.version(experiment), request)) {
      return null;
    }
    return ConditionalGet.answer(experiment.isTerminal()).body(RunView.of(found));
  }

  @PostMapping
  ResponseEntity<JobView> train(
      @PathVariable String id, @PathVariable String run, @RequestHeader HttpHeaders headers) {
    Experiment experiment = experiments.get(ExperimentController.id(id));
    return submission.submit(reader.checked(run(experiment, run).spec()), headers);
  }

  private Run run(Experiment experiment, String text) {
    int runs = experiment.progress().runs();
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) >= runs) {
      throw new RunNotFound(experiment.id(), text);
    }
    return experiments.run(experiment, Integer.parseInt(text));
  }
}
