/** The members of the replica set, asked and commanded by a pod that has the certificate of the database's job. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Stored } from '../../history/history';
import { template } from './database';
import { Guards } from './guards';
import { apply, eventually, must } from './kubectl';
import { profile, readTarget } from './target';

export const memberNames = ['mongo-0', 'mongo-1', 'mongo-2'] as const;

export type MemberName = (typeof memberNames)[number];

export type State = 'PRIMARY' | 'SECONDARY' | 'OTHER' | 'AWAY';

/** By itself, whatever it says of others. */
export type States = Readonly<Record<MemberName, State>>;

const python = '/usr/bin/python3.13';

/** Answers lines with lines, the last of which is empty. */
const program = `
import json, sys, time
from pymongo import MongoClient
from pymongo.errors import PyMongoError
from pymongo.read_concern import ReadConcern
names = ${JSON.stringify(memberNames)}
address = lambda name: name + ".mongo.mongo.svc.cluster.local:27017"
common = dict(authMechanism="MONGODB-X509", tls=True, tlsCAFile="/certs/ca.crt",
    tlsCertificateKeyFile="/certs/tls-combined.pem", connectTimeoutMS=1000, serverSelectionTimeoutMS=1000)
direct = {name: MongoClient(address(name), directConnection=True, socketTimeoutMS=1000, **common) for name in names}
def state(name):
    try:
        said = direct[name].admin.command("hello")
    except PyMongoError:
        return "AWAY"
    return "PRIMARY" if said["isWritablePrimary"] else "SECONDARY" if said.get("secondary") else "OTHER"
def client():
    options = {**common, "serverSelectionTimeoutMS": 30000}
    return MongoClient([address(name) for name in names], replicaSet="rs0", socketTimeoutMS=60000, **options)
def stored():
    with client() as all:
        users = all.users.get_collection("users", read_concern=ReadConcern("majority"))
        for one in users.find({"email": {"$exists": True}}, {"email": 1}):
            yield {"id": str(one["_id"]), "email": one["email"]}
def reads(level, count):
    with client() as all:
        users = all.users.get_collection("users", read_concern=ReadConcern(level))
        this = {"_id": users.find_one({"email": {"$exists": True}})["_id"]}
        began = time.perf_counter()
        for _ in range(count):
            users.find_one(this)
        yield time.perf_counter() - began
def step_down(name):
    try:
        direct[name].admin.command({"replSetStepDown": 10, "secondaryCatchUpPeriodSecs": 5})
    except PyMongoError as error:
        yield str(error)
for line in sys.stdin:
    asked = json.loads(line)
    if asked["do"] == "states":
        print(json.dumps({name: state(name) for name in names}))
    elif asked["do"] == "stored":
        for one in stored():
            print(json.dumps(one))
    elif asked["do"] == "reads":
        for one in reads(asked["level"], asked["count"]):
            print(json.dumps(one))
    else:
        for one in step_down(asked["member"]):
            print(json.dumps(one))
    print(flush=True)
`;

/** How long the pod may live: longer than the longest suite. */
const seconds = 5400;

export class Members {
  private constructor(
    private readonly job: string,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: Interface,
  ) {}

  /** On the first node, which no fault takes. */
  static async start(): Promise<Members> {
    const job = `members-${process.pid}`;
    const object = JSON.parse(JSON.stringify(template()).replaceAll(`"${template().metadata.name}"`, `"${job}"`));
    object.spec.activeDeadlineSeconds = seconds;
    const pod = object.spec.template.spec;
    pod.nodeSelector = { 'kubernetes.io/hostname': profile };
    pod.terminationGracePeriodSeconds = 1;
    pod.containers[0].command = [python, '-c', `import time; time.sleep(${seconds})`];
    // It runs a program of its own, on a node of its choice: policies refuse both.
    const guards = new Guards();
    await guards.past(() => apply(object));
    const selector = `--selector=batch.kubernetes.io/job-name=${job}`;
    const isThere = async () =>
      (await must('get', 'pods', '--namespace=mongo-admin', selector, '--output=name')) !== '';
    if (!(await eventually(30, isThere))) throw new Error(`${job} has no pod`);
    await must('wait', '--namespace=mongo-admin', '--for=condition=Ready', 'pod', selector, '--timeout=60s');
    await guards.back();
    const exec = ['exec', '--stdin', '--namespace=mongo-admin', `job/${job}`, '--', python, '-c', program];
    const child = spawn('kubectl', ['--context', readTarget().context, ...exec]);
    child.stderr.pipe(process.stderr);
    return new Members(job, child, createInterface({ input: child.stdout }));
  }

  async stop(): Promise<void> {
    this.child.stdin.end();
    this.lines.close();
    await must('delete', 'job', this.job, '--namespace=mongo-admin', '--wait=false');
  }

  async states(): Promise<States> {
    const [states] = (await this.ask({ do: 'states' })) as readonly [States];
    return states;
  }

  /** The one primary. @throws where within the time there was not exactly one, and two secondaries */
  async whole(patience = 120): Promise<MemberName> {
    let last: States | undefined;
    const isWhole = await eventually(patience, async () => {
      last = await this.states();
      return Object.values(last).sort().join() === 'PRIMARY,SECONDARY,SECONDARY';
    });
    const primary = memberNames.find((name) => last?.[name] === 'PRIMARY');
    if (!isWhole || !primary) throw new Error(`after ${patience} s: ${JSON.stringify(last)}`);
    return primary;
  }

  /** Asks the primary to step down. @returns its complaint; none: it did */
  async stepDown(member: MemberName): Promise<string | undefined> {
    const [complaint] = (await this.ask({ do: 'stepDown', member })) as readonly string[];
    return complaint;
  }

  /** Every user, read from the primary with read concern majority. */
  async stored(): Promise<readonly Stored[]> {
    return (await this.ask({ do: 'stored' })) as readonly Stored[];
  }

  /** Reads one document many times, one after another. @returns how long all took, in seconds */
  async reads(level: 'majority' | 'linearizable', count: number): Promise<number> {
    const [seconds] = (await this.ask({ do: 'reads', level, count })) as readonly [number];
    return seconds;
  }

  /** One question at a time. */
  private async ask(question: object): Promise<readonly unknown[]> {
    const answers: unknown[] = [];
    this.child.stdin.write(`${JSON.stringify(question)}\n`);
    return new Promise((settle, fail) => {
      const ended = (code: number | null) => fail(new Error(`the program of the members ended: ${code}`));
      const line = (text: string) => {
        if (text !== '') return void answers.push(JSON.parse(text));
        this.lines.off('line', line);
        this.child.off('exit', ended);
        settle(answers);
      };
      this.lines.on('line', line);
      this.child.on('exit', ended);
    });
  }
}
