package dev.plateau.web.comparison;

import dev.plateau.web.comparison.ComparisonView.ComparedJob;
import dev.plateau.web.comparison.ComparisonView.DifferenceView;
import dev.plateau.web.comparison.ComparisonView.Pair;
import dev.plateau.web.request.JobIds;
import dev.plateau.web.request.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts finished jobs beside each other. */
@RestController
class ComparisonController {
  private static final int MAX_JOBS = 10;

  private final ResultOfJob.Finder results;

  ComparisonController(ResultOfJob.Finder results) {
    this.results = results;
  }

  @GetMapping(path = "/v1/comparisons", produces = MediaType.APPLICATION_JSON_VALUE)
  ComparisonView compare(@RequestParam Optional<String> jobs) {
    List<String> ids = Pattern.compile(",").splitAsStream(jobs.orElse("")).distinct().toList();
    if (ids.isEmpty() || ids.getFirst().isEmpty() || ids.size() > MAX_JOBS) {
      QueryParameters query = new QueryParameters();
      query.outOfRange(
          "jobs", "must be the ids of 1 to %d jobs, separated by commas".formatted(MAX_JOBS));
      query.refuseIfAny();
    }
    List<ResultOfJob> found = ids.stream().map(JobIds::job).map(results::of).toList();
    return new ComparisonView(
        found.stream().map(one -> ComparedJob.of(one.job())).toList(),
        new SpecDifferences(found).all(),
        pairs(found));
  }

  private List<Pair> pairs(List<ResultOfJob> found) {
    List<List<double[]>> predictions = results.predictions(found);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      for (int j = i + 1; j < found.size(); j++) {
        ComparedRows rows = new ComparedRows(found.get(i), found.get(j));
        pairs.add(pair(rows, predictions.get(i), predictions.get(j)));
      }
    }
    return pairs;
  }

  private static Pair pair(ComparedRows rows, List<double[]> first, List<double[]> second) {
    Optional<String> obstacle = rows.obstacle();
    boolean comparable = obstacle.isEmpty();
    return new Pair(
        rows.one().job().id(),
        rows.other().job().id(),
        comparable ? rows.one().holdsOut() ? "holdout" : "training" : null,
        comparable ? rows.areClasses() ? "accuracy" : "squared-error" : null,
        comparable ? DifferenceView.of(rows.difference(first, second)) : null,
        obstacle.orElse(null));
  }
}
