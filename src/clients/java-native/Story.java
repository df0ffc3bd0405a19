import java.util.List;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DatasetsApi;
import org.openapitools.client.api.DiagnosisApi;
import org.openapitools.client.api.JobsApi;
import org.openapitools.client.api.ResultsApi;
import org.openapitools.client.model.ConstantInit;
import org.openapitools.client.model.Diagnosis;
import org.openapitools.client.model.GradientRequestDataset;
import org.openapitools.client.model.Init;
import org.openapitools.client.model.Inputs;
import org.openapitools.client.model.Job;
import org.openapitools.client.model.JobStatus;
import org.openapitools.client.model.PredictRequest;
import org.openapitools.client.model.Predictions;
import org.openapitools.client.model.Remedy;
import org.openapitools.client.model.Spec;
import org.openapitools.client.model.UploadedDataset;

/** The whole story through the client that OpenAPI Generator's {@code java} makes. */
public final class Story {
  private Story() {}

  public static void main(String[] args) throws ApiException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    JobsApi jobs = new JobsApi(client);
    ResultsApi results = new ResultsApi(client);
    DatasetsApi datasets = new DatasetsApi(client);

    Spec founding =
        new Spec()
            .dataset(new GradientRequestDataset("xor"))
            .seed(7L)
            .init(new Init(new ConstantInit().type(ConstantInit.TypeEnum.CONSTANT).value(0.1)));
    Job stuck = finished(jobs, jobs.createJob(founding, "wait=30", null));
    System.out.printf(
        "created and polled: %s, loss %s%n", stuck.getOutcome(), stuck.getFinalLoss());

    Predictions predicted =
        results.predict(
            stuck.getId(),
            new PredictRequest(new Inputs().inputs(List.of(List.of(0.0, 1.0)))),
            null,
            null);
    System.out.printf("predicted: %s%n", predicted.getPredictions());

    Diagnosis diagnosis = new DiagnosisApi(client).getDiagnosis(stuck.getId(), "wait=30");
    Remedy remedy = diagnosis.getRemedies().get(0);
    System.out.printf("diagnosed: %s%n", diagnosis.getSummary());

    Job cured = finished(jobs, jobs.createJob(remedy.getSpec(), "wait=30", null));
    System.out.printf("cured by %s: %s%n", remedy.getId(), cured.getOutcome());

    UploadedDataset data =
        datasets.createDataset(
            "x,y\n0,1\n1,3\n2,5\n",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    Spec own = new Spec().dataset(new GradientRequestDataset(data.getId().toString()));
    Job trained = finished(jobs, jobs.createJob(own, "wait=30", null));
    System.out.printf(
        "uploaded CSV and trained: %d rows, %s%n", data.getRows(), trained.getStatus());

    for (UUID id : List.of(stuck.getId(), cured.getId(), trained.getId())) {
      jobs.deleteJob(id, null);
    }
    System.out.printf("deleted 3 jobs%n");
  }

  private static Job finished(JobsApi jobs, Job job) throws ApiException {
    Job latest = job;
    while (latest.getStatus() != JobStatus.COMPLETED) {
      latest = jobs.getJob(job.getId(), "wait=30");
    }
    return latest;
  }
}
