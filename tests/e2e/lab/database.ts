/** The database from outside: its job run again, as a copy of the one of dist under another name, and its primary. */
import { readObjects } from '../../../src/kubernetes/read';
import { apply, must } from './kubectl';

const namespace = 'mongo-admin';

/** The Job of dist/lab. @throws where there is none */
function template() {
  const [job] = readObjects('dist/lab').filter(
    ({ kind, metadata }) => kind === 'Job' && metadata.namespace === namespace,
  );
  if (!job) throw new Error(`dist/lab has no Job in ${namespace}`);
  return job;
}

let runs = 0;

/** Starts one run. @returns its name */
async function start(): Promise<string> {
  const job = template();
  runs += 1;
  const name = `${job.metadata.name}-${process.pid}-${runs}`;
  // A policy wants the name of the job in its labels, and in those of its pods.
  const text = JSON.stringify(job).replaceAll(`"${job.metadata.name}"`, `"${name}"`);
  const { code, stderr } = await apply(JSON.parse(text) as object);
  if (code !== 0) throw new Error(`${name} was not applied: ${stderr}`);
  return name;
}

/** Waits for the end of a run. @returns the messages of its log; @throws where it did not complete */
async function ended(name: string): Promise<readonly string[]> {
  await must('wait', `--namespace=${namespace}`, '--for=condition=Complete', `job/${name}`, '--timeout=280s');
  const log = await must('logs', `--namespace=${namespace}`, `job/${name}`);
  await must('delete', 'job', name, `--namespace=${namespace}`, '--wait=false');
  return log
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly message: string }).message);
}

/** Runs the job so many times at once. @returns the messages of each */
export async function runJob(times = 1): Promise<readonly (readonly string[])[]> {
  const names = [];
  for (let one = 0; one < times; one++) names.push(await start());
  return Promise.all(names.map(ended));
}

/** Asks the database through a pod of the API, with its certificate. @returns the pod that is primary */
export async function primary(): Promise<string> {
  const script =
    "import os;from pymongo import MongoClient;print(MongoClient(os.environ['MONGO_URL']).admin.command('hello')['primary'])";
  const host = await must('exec', '--namespace=api', 'deploy/api', '--', '/usr/bin/python3.13', '-c', script);
  return host.trim().split('.')[0] ?? '';
}
