/** The database from outside: its job run again, as a copy of the one of dist under another name, and its primary. */
import { readObjects } from '../../../src/kubernetes/read';
import { apply, must } from './kubectl';

const namespace = 'mongo-admin';

/** The Job of dist/lab. @throws where there is none */
export function template() {
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
async function ended(name: string, of = namespace): Promise<readonly string[]> {
  await must('wait', `--namespace=${of}`, '--for=condition=Complete', `job/${name}`, '--timeout=280s');
  const log = await must('logs', `--namespace=${of}`, `job/${name}`);
  await must('delete', 'job', name, `--namespace=${of}`, '--wait=false');
  return log
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly message: string }).message);
}

/** Runs the job so many times at once. @returns the messages of each */
export async function runJob(times = 1): Promise<readonly (readonly string[])[]> {
  const names = [];
  for (let one = 0; one < times; one++) names.push(await start());
  return Promise.all(names.map((name) => ended(name)));
}

/** Runs the renewal of the members' certificates now, as docs/how-to/renew-certificates.md says. @returns its messages */
export function rotate(): Promise<readonly string[]> {
  return runNow('mongo-rotation');
}

/** Makes a backup now, as its CronJob does each hour. @returns its messages */
export function backUp(): Promise<readonly string[]> {
  return runNow('mongo-backup');
}

/** @param of a CronJob, and its namespace */
async function runNow(of: string): Promise<readonly string[]> {
  const name = `by-hand-${process.pid}-${runs++}`;
  await must('create', 'job', name, `--namespace=${of}`, `--from=cronjob/${of}`);
  return ended(name, of);
}

/** A certificate as a member serves it. */
export interface Served {
  readonly serial: string;
  readonly ends: string;
}

/** Asks each member for its certificate, from a pod of the API. */
export async function served(): Promise<Readonly<Record<string, Served>>> {
  const script = [
    'import json,os,re,socket,ssl',
    "url=os.environ['MONGO_URL']",
    "context=ssl.create_default_context(cafile=re.search('tlsCAFile=([^&]*)',url)[1])",
    "context.load_cert_chain(re.search('tlsCertificateKeyFile=([^&]*)',url)[1])",
    'found={}',
    "for member in url.split('/')[2].split(','):",
    " host,port=member.split(':')",
    ' with socket.create_connection((host,int(port)),5) as tcp, context.wrap_socket(tcp,server_hostname=host) as tls:',
    "  one=tls.getpeercert(); found[host.split('.')[0]]={'serial':one['serialNumber'],'ends':one['notAfter']}",
    'print(json.dumps(found))',
  ].join('\n');
  const text = await must('exec', '--namespace=api', 'deploy/api', '--', '/usr/bin/python3.13', '-c', script);
  return JSON.parse(text) as Readonly<Record<string, Served>>;
}

/** Asks the database through a pod of the API, with its certificate. @returns the pod that is primary */
export async function primary(): Promise<string> {
  const script =
    "import os;from pymongo import MongoClient;print(MongoClient(os.environ['MONGO_URL']).admin.command('hello')['primary'])";
  const host = await must('exec', '--namespace=api', 'deploy/api', '--', '/usr/bin/python3.13', '-c', script);
  return host.trim().split('.')[0] ?? '';
}

/** Names of the members that a client finds: those that are in the set and neither hidden nor arbiters. */
export async function memberHosts(): Promise<readonly string[]> {
  const script =
    "import json,os;from pymongo import MongoClient;print(json.dumps(MongoClient(os.environ['MONGO_URL']).admin.command('hello')['hosts']))";
  const text = await must('exec', '--namespace=api', 'deploy/api', '--', '/usr/bin/python3.13', '-c', script);
  return (JSON.parse(text) as readonly string[]).map((host) => host.split('.')[0] ?? '').sort();
}
