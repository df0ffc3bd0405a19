// The whole story through openapi-fetch and the types that openapi-typescript makes.
import createClient from 'openapi-fetch';
import type { components, paths } from './api';

type Job = components['schemas']['Job'];
type Spec = components['schemas']['Spec'];

const client = createClient<paths>({ baseUrl: process.argv[2] });
const header = { Prefer: 'wait=30' };

function known<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}

async function train(spec: Spec): Promise<Job> {
  let job: Job = known(await client.POST('/v1/jobs', { body: spec, params: { header } }));
  while (job.status !== 'completed') {
    job = known(await client.GET('/v1/jobs/{id}', { params: { path: { id: job.id }, header } }));
  }
  return job;
}

const stuck = await train({ dataset: 'xor', init: { type: 'constant', value: 0.1 }, seed: 7 });
console.log(`created and polled: ${stuck.outcome}, loss ${stuck.finalLoss}`);
const path = { id: stuck.id };

const predicted = known(await client.POST('/v1/jobs/{id}/predictions', {
  params: { path },
  body: { inputs: [[0, 1]] },
  headers: { Accept: 'application/json' },
}));
console.log(`predicted: ${JSON.stringify(typeof predicted === 'string' ? predicted : predicted.predictions)}`);

const diagnosis = known(await client.GET('/v1/jobs/{id}/diagnosis', { params: { path, header } }));
const remedy = diagnosis.remedies[0];
console.log(`diagnosed: ${diagnosis.summary}`);

const cured = await train(remedy.spec);
console.log(`cured by ${remedy.id}: ${cured.outcome}`);

const data = known(await client.POST('/v1/datasets', {
  body: 'x,y\n0,1\n1,3\n2,5\n',
  headers: { 'Content-Type': 'text/csv' },
  bodySerializer: (text) => text,
}));
const trained = await train({ dataset: data.id });
console.log(`uploaded CSV and trained: ${data.rows} rows, ${trained.status}`);

for (const { id } of [stuck, cured, trained]) {
  await client.DELETE('/v1/jobs/{id}', { params: { path: { id } } });
}
console.log('deleted 3 jobs');
