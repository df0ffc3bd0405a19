// The whole story through the client that OpenAPI Generator's `typescript-fetch` makes.
import { Configuration, DatasetsApi, DiagnosisApi, JobsApi, ResultsApi } from './client/index';
import type { Job } from './client/index';

const configuration = new Configuration({ basePath: process.argv[2] });
const jobs = new JobsApi(configuration);
const results = new ResultsApi(configuration);

async function finished(job: Job): Promise<Job> {
  return job.status === 'completed' ? job : finished(await jobs.getJob({ id: job.id, prefer: 'wait=30' }));
}

const stuck = await finished(await jobs.createJob({
  spec: { dataset: 'xor', init: { type: 'constant', value: 0.1 }, seed: 7 },
  prefer: 'wait=30',
}));
console.log(`created and polled: ${stuck.outcome}, loss ${stuck.finalLoss}`);

const predicted = await results.predict({ id: stuck.id, predictRequest: { inputs: [[0, 1]] } });
console.log(`predicted: ${JSON.stringify(predicted.predictions)}`);

const diagnosis = await new DiagnosisApi(configuration).getDiagnosis({ id: stuck.id, prefer: 'wait=30' });
const remedy = diagnosis.remedies[0];
console.log(`diagnosed: ${diagnosis.summary}`);

const cured = await finished(await jobs.createJob({ spec: remedy.spec, prefer: 'wait=30' }));
console.log(`cured by ${remedy.id}: ${cured.outcome}`);

const data = await new DatasetsApi(configuration).createDataset({ body: 'x,y\n0,1\n1,3\n2,5\n' });
const trained = await finished(await jobs.createJob({ spec: { dataset: data.id }, prefer: 'wait=30' }));
console.log(`uploaded CSV and trained: ${data.rows} rows, ${trained.status}`);

for (const { id } of [stuck, cured, trained]) {
  await jobs.deleteJob({ id });
}
console.log('deleted 3 jobs');
