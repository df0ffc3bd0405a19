package dev.plateau.web;

import dev.plateau.job.Job;
import dev.plateau.job.Jobs;
import dev.plateau.training.History;
import dev.plateau.training.History.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Loss histories. */
@RestController
class LossController {
  private final Jobs jobs;

  LossController(Jobs jobs) {
    this.jobs = jobs;
  }

  @GetMapping(
      path = "/v1/jobs/{id}/losses",
      produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
  @Nullable ResponseEntity<LossesView> losses(
      @PathVariable String id,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to,
      @RequestParam Optional<String> maxPoints,
      WebRequest request) {
    UUID known = Ids.job(id);
    Query query = new Query();
    int first = query.integer("from", from, 0, Integer.MAX_VALUE).orElse(0);
    int last = query.integer("to", to, 0, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
    Optional<Integer> most = query.integer("maxPoints", maxPoints, 2, 1_000_000);
    if (last < first) {
      query.fault("to", "must not be below from: %d < %d".formatted(last, first));
    }
    query.refuseIfAny();
    Job job = jobs.get(known);
    if (Finished.isUnchanged(job, request)) {
      return null;
    }
    LossesView losses =
        jobs.history(known)
            .map(history -> view(history, first, last, most))
            .orElseGet(() -> LossesView.of(List.of(), false, 0));
    return Finished.answer(job).body(losses);
  }

  private static LossesView view(History history, int from, int to, Optional<Integer> most) {
    List<Point> points =
        most.map(count -> history.between(from, to, count))
            .orElseGet(() -> history.between(from, to));
    boolean sampled = most.isPresent() || !history.complete();
    return LossesView.of(points, sampled, history.epochs() + 1);
  }
}
