/** The table of suites: what each proves, when it runs, how long it may take, and the paths whose changes it covers. */

export interface TestedSuite {
  /** What it proves, in one sentence for the list. */
  readonly proves: string;
  /** `unit`: part of `npm test`; `core`: on every change; `thorough`: nightly, and where a change routes to it. */
  readonly kind: 'unit' | 'core' | 'thorough';
  /** Minutes on two cores that count towards the limit of a whole run; a cluster that the suite has to make adds two. */
  readonly minutes: number;
  /** Folders with all that is below (`src/reach/`), the files of one folder (`src/pipeline/*`), or files. */
  readonly paths: readonly string[];
}

/** What reaches a cluster through dist. */
const charts = ['charts/', 'imports/', 'src/config/', 'src/constructs/', 'src/synth/', 'dist/'] as const;

export const suiteTable = {
  test: {
    proves: 'everything that needs no cluster: npm test',
    kind: 'unit',
    minutes: 6,
    paths: [
      'src/pages/',
      'src/kubernetes/',
      'src/writing/',
      'src/programs/',
      'src/cli/',
      'src/adopt/',
      'src/diff/',
      'src/posture/',
      'src/scaffold/',
      'tests/run/',
      'dockerfiles/*',
    ],
  },
  apply: {
    proves: 'dist/lab is accepted as it is, ready in 180 s, and applied again without a change',
    kind: 'core',
    minutes: 6,
    paths: charts,
  },
  'front-door': {
    proves: 'TLS, redirect, limits, allow-list, and callers with and without a certificate',
    kind: 'core',
    minutes: 2,
    paths: [...charts, 'dockerfiles/'],
  },
  flows: {
    proves: 'declared, computed and live connections are the same, for every pair and port',
    kind: 'core',
    minutes: 4,
    paths: [...charts, 'src/reach/', 'dockerfiles/probe/'],
  },
  admission: {
    proves: 'the API server refuses unsafe pods, images of others and objects of another environment',
    kind: 'core',
    minutes: 2,
    paths: [...charts, 'src/policies/'],
  },
  data: {
    proves: 'users outlive the pods of the database and the API',
    kind: 'core',
    minutes: 3,
    paths: [...charts, 'dockerfiles/api/'],
  },
  backups: {
    proves: 'a backup while callers write, its restore, and five spoiled ones that are refused',
    kind: 'core',
    minutes: 3,
    paths: [
      ...charts,
      'src/backups/',
      'src/drills/restore/',
      'dockerfiles/mongo-backup/',
      'dockerfiles/api/',
      'dockerfiles/client/',
    ],
  },
  pipeline: {
    proves: 'a commit becomes a proven deployment; one refusal, one rollback, one kill',
    kind: 'core',
    minutes: 10,
    paths: ['dockerfiles/', 'src/pipeline/', 'src/cluster/', 'src/deploy/', 'src/images/', 'src/supply/'],
  },
  brief: {
    proves:
      'a caller who asks too often gets 429; one call by a person; a smoke test that fails ends the wait and keeps its log',
    kind: 'thorough',
    minutes: 10,
    paths: ['charts/certificates/', 'charts/client/', 'dockerfiles/client/', 'src/config/'],
  },
  doors: {
    proves:
      'each front door gives the same answers to over seventy requests: hosts, callers, limits, smuggling, paths; an update loses none; what each takes of the rate is printed',
    kind: 'thorough',
    minutes: 30,
    paths: ['charts/', 'src/constructs/', 'src/config/', 'src/load/', 'tests/e2e/front-door/'],
  },
  'cluster-stack': {
    proves: 'the stack cluster: made, made again, changed back, refused, removed',
    kind: 'thorough',
    minutes: 15,
    paths: ['src/stacks/', 'src/cluster/', 'src/deploy/'],
  },
  verdicts: {
    proves: 'API servers of all environments say of every object and example what the offline check says',
    kind: 'thorough',
    minutes: 20,
    paths: [...charts, 'src/policies/'],
  },
  images: {
    proves: 'each image as a container: hardened, healthy, stopping, without a shell or a secret; pushed to a registry',
    kind: 'thorough',
    minutes: 5,
    paths: ['dockerfiles/', 'src/images/'],
  },
  'missing-image': {
    proves: 'a pod whose image is on no node is named, with what to do',
    kind: 'thorough',
    minutes: 6,
    paths: ['src/cluster/', 'src/deploy/'],
  },
  check: {
    proves: 'npm run check answers on large, broken and hostile files in bounded time and memory',
    kind: 'thorough',
    minutes: 20,
    paths: ['src/check/', 'src/policies/'],
  },
  'exit-ramps': {
    proves: "cdktf's fork writes the same stacks, and Terraform accepts them in its own language",
    kind: 'thorough',
    minutes: 5,
    paths: ['src/stacks/', 'src/synth/', 'src/exits/'],
  },
  refusals: {
    proves: 'every way in which the pipeline refuses a release or rolls it back',
    kind: 'thorough',
    minutes: 25,
    paths: ['src/pipeline/', 'src/supply/', 'src/deploy/'],
  },
  kills: {
    proves: 'the pipeline killed at each step: the next run puts everything right',
    kind: 'thorough',
    minutes: 40,
    paths: ['src/pipeline/'],
  },
  incident: {
    proves: 'the drill of a wrong environment, on a cluster of its own',
    kind: 'thorough',
    minutes: 10,
    paths: ['src/drills/', 'src/policies/'],
  },
  insider: {
    proves: 'people with the rights of a namespace get nothing of a penetration test past the API server',
    kind: 'thorough',
    minutes: 15,
    paths: ['src/policies/', 'charts/cluster-policies/'],
  },
  attacks: {
    proves:
      'every attack fails, and succeeds when the control that stops it is taken away; legitimate uses work all the time',
    kind: 'thorough',
    minutes: 30,
    paths: ['src/policies/', 'charts/', 'tests/e2e/attacks/'],
  },
  personas: {
    proves:
      'who may do what: each cell of the matrix of rights, each persona at work, and break-glass from its opening to its end',
    kind: 'thorough',
    minutes: 10,
    paths: ['src/config/', 'src/policies/', 'charts/personas/'],
  },
  alerts: {
    proves:
      'every alert fires and is silent as its cases say, and mutants of the rules are noticed; it needs no cluster',
    kind: 'thorough',
    minutes: 3,
    paths: ['src/alerts/', 'tests/alerts/'],
  },
  migration: {
    proves: 'the database moves to another cluster and back, and back from each stage; by backup too',
    kind: 'thorough',
    minutes: 60,
    paths: ['src/drills/', 'dockerfiles/mongo-admin/', 'src/config/', 'charts/mongo/'],
  },
  load: {
    proves: 'three pods become ten under load, and no request is lost',
    kind: 'thorough',
    minutes: 20,
    paths: ['src/load/', 'dockerfiles/hash/'],
  },
  'replica-set': {
    proves: 'the job of the database at any time, at once, without a member or a volume; kills lose no write',
    kind: 'thorough',
    minutes: 12,
    paths: ['charts/mongo/', 'charts/mongo-admin/', 'dockerfiles/mongo-admin/', 'dockerfiles/api/'],
  },
  members: {
    proves: 'three members become five, and three again, as values say; no write is lost',
    kind: 'thorough',
    minutes: 12,
    paths: ['charts/mongo/', 'charts/mongo-admin/', 'dockerfiles/mongo-admin/'],
  },
  faults: {
    proves:
      'kills, drains, lost nodes and partitions of the database lose no write, make none twice, and let no read be stale',
    kind: 'thorough',
    minutes: 15,
    paths: ['charts/mongo/', 'dockerfiles/api/', 'src/config/', 'tests/history/'],
  },
  certificates: {
    proves: 'every certificate is renewed and served while callers write: no restart, no failed request',
    kind: 'thorough',
    minutes: 10,
    paths: ['charts/certificates/', 'charts/mongo-rotation/', 'dockerfiles/mongo-admin/', 'dockerfiles/api/'],
  },
  names: {
    proves:
      'certificates of hosts by each of the four ways: own, existing, ACME by DNS-01, ACME by HTTP-01; each proof ends, a renewal is served',
    kind: 'thorough',
    minutes: 20,
    paths: ['charts/certificates/', 'src/cluster/given-issuer.ts', 'src/config/issuers.ts', 'src/policies/solver.ts'],
  },
  drift: {
    proves: 'twelve manual changes are found within a minute, named with their writer, and repaired by the next deploy',
    kind: 'thorough',
    minutes: 12,
    paths: ['src/cluster/'],
  },
  gitops: {
    proves: 'Flux takes dist from nothing, good commits under load, wrong ones, drift; what is not signed is ignored',
    kind: 'thorough',
    minutes: 45,
    paths: [
      'src/gitops/',
      'src/pipeline/followed.ts',
      'src/pipeline/proven.ts',
      'charts/cluster-policies/',
      'charts/client/',
    ],
  },
  promotion: {
    proves: 'two clusters with an engine each: a commit is proven, soaks, is promoted; refused, frozen, and back',
    kind: 'thorough',
    minutes: 25,
    paths: ['src/gitops/'],
  },
  observability: {
    proves: 'Prometheus reaches every target, no job has more series than its budget, every panel has data',
    kind: 'thorough',
    minutes: 10,
    paths: ['src/dashboards/', 'src/stacks/releases/', 'src/config/', 'dockerfiles/'],
  },
  releases: {
    proves:
      'each release as its chart is rendered, judged; that of Prometheus installed, upgraded, broken, taken back, removed',
    kind: 'thorough',
    minutes: 12,
    paths: ['src/stacks/releases/'],
  },
  'alerts-live': {
    proves:
      'alerts fire on what breaks lab on purpose, are delivered, and are resolved; none fires while nothing is broken',
    kind: 'thorough',
    minutes: 80,
    paths: ['src/alerts/', 'src/stacks/releases/'],
  },
  quiet: {
    proves: 'half an hour of normal operation at the pace of production: no alert, no drift, no failed request',
    kind: 'thorough',
    minutes: 45,
    paths: ['src/alerts/', 'src/cluster/drift.ts'],
  },
  chaos: {
    proves:
      'every chaos drill: its hypothesis holds under load, and its fault is undone; some are refused, with reasons',
    kind: 'thorough',
    minutes: 40,
    paths: ['src/drills/', 'charts/', 'src/config/'],
  },
  losses: {
    proves: 'a rolling update and losses of the database lose no request and no write',
    kind: 'thorough',
    minutes: 10,
    paths: ['src/constructs/', 'dockerfiles/api/', 'dockerfiles/hash/'],
  },
  nodes: {
    proves: 'three nodes: a drain, a restart of the front door and a lost node, under load',
    kind: 'thorough',
    minutes: 15,
    paths: ['src/constructs/', 'src/config/'],
  },
  'door-events': {
    proves: 'planned work on each front door and behind it, on three nodes under load, loses no request',
    kind: 'thorough',
    minutes: 45,
    paths: ['src/stacks/releases/', 'src/constructs/', 'tests/e2e/front-door/'],
  },
  storm: {
    proves: 'all that is planned at once, at 300 requests a second: no request fails, no write is lost',
    kind: 'thorough',
    minutes: 20,
    paths: ['src/load/'],
  },
  local: {
    proves: 'dist/local byte for byte on a cluster of its own behind ingress-nginx: smoke test, callers, no change',
    kind: 'thorough',
    minutes: 8,
    paths: [...charts, 'dockerfiles/'],
  },
  terraform: {
    proves: "all three stacks of lab with Terraform's providers, from nothing to destroyed",
    kind: 'thorough',
    minutes: 20,
    paths: ['src/stacks/', 'src/deploy/', 'tests/e2e/terraform/'],
  },
  reach: {
    proves: 'npm run reach agrees with the evaluators of others',
    kind: 'thorough',
    minutes: 10,
    paths: ['src/adopt/', 'src/posture/', 'src/reach/', 'tests/reach/analyzer/'],
  },
  scan: {
    proves: 'scanners of others find nothing in dist that is not explained',
    kind: 'thorough',
    minutes: 10,
    paths: ['dist/', 'src/scan/'],
  },
} as const satisfies Readonly<Record<string, TestedSuite>>;

export type SuiteName = keyof typeof suiteTable;

export const suiteNames = Object.keys(suiteTable) as readonly SuiteName[];

/** The suites of a kind, in the order in which they run. */
export function suitesOf(kind: TestedSuite['kind']): readonly SuiteName[] {
  return suiteNames.filter((name) => suiteTable[name].kind === kind);
}

/** Time limit of all suites of a kind together, in minutes. */
export function minutesOf(kind: TestedSuite['kind']): number {
  return suitesOf(kind).reduce((sum, name) => sum + suiteTable[name].minutes, 0);
}
