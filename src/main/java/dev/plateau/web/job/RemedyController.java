package dev.plateau.web.job;

import dev.plateau.job.Diagnoses;
import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.web.request.JobIds;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Trains a job again with one of its remedies applied. */
@RestController
class RemedyController {
  private final Jobs jobs;
  private final Diagnoses diagnoses;
  private final JobSpecReader reader;
  private final JobSubmission submission;

  RemedyController(Jobs jobs, Diagnoses diagnoses, JobSpecReader reader, JobSubmission submission) {
    this.jobs = jobs;
    this.diagnoses = diagnoses;
    this.reader = reader;
    this.submission = submission;
  }

  @PostMapping(
      path = "/v1/jobs/{id}/remedies/{remedy}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobView> apply(
      @PathVariable String id, @PathVariable String remedy, @RequestHeader HttpHeaders headers) {
    Job job = jobs.get(JobIds.job(id));
    JobSpec remedied = diagnoses.remedied(job, remedy);
    return submission.submit(reader.checked(remedied), headers);
  }
}
