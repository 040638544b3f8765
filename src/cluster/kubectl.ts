/** kubectl on one cluster: requests with a time limit, answers as values, retries where the API server gave no answer. */
import type { Manifest } from '../kubernetes/manifest';
import { type Clock, clock as realClock } from '../programs/clock';
import { success } from '../programs/result';
import type { Outcome, Run, RunOptions } from '../programs/run';
import {
  type Answer,
  documentsIn,
  isDenied,
  isEarly,
  isUnanswered,
  linesOf,
  nothing,
  objectsIn,
  problemOf,
} from './answer';
import type { Kubectl, Selection } from './requests';

export type { Kubectl } from './requests';

/** Attempts at a request that gets no answer, and the seconds between them. */
const attempts = { most: 3, pause: 1 } as const;

const limit = '--request-timeout=30s';

/** Kinds whose objects pass by themselves; of Secrets the metadata alone is asked for. */
const passing = /^(events|secrets)(\.|$)|\.metrics\.k8s\.io$/;
const metadataOfEach = '{range .items[*]}{.metadata}{"\\n"}{end}';

/** @param clock paces the attempts */
export function kubectl(run: Run, context: string, clock: Clock = realClock): Kubectl {
  const once = (args: readonly string[], options?: RunOptions) =>
    run('kubectl', [`--context=${context}`, ...args], options);
  const request = (...args: readonly string[]) => send(args);
  const send = async (args: readonly string[], options?: RunOptions): Promise<Outcome> => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await once([limit, ...args], options);
      if (attempt === attempts.most || !isUnanswered(outcome)) return outcome;
      await clock.sleep(attempts.pause);
    }
  };
  const json = async <T>(...args: readonly string[]): Promise<Answer<T | undefined>> => {
    const outcome = await request('get', ...args, '--output=json');
    if (outcome.code !== 0) return problemOf(outcome);
    return success(outcome.stdout.trim() === '' ? undefined : (JSON.parse(outcome.stdout) as T));
  };
  const there = async (paths: readonly string[], ...flags: readonly string[]) => {
    const files = paths.map((path) => `--filename=${path}`);
    const outcome = await request('get', ...files, '--ignore-not-found', '--output=json', ...flags);
    // kubectl fails on a kind that the cluster does not know, and prints what it found all the same.
    if (outcome.code !== 0 && !/no matches for kind/.test(outcome.stderr)) return problemOf(outcome);
    return success(objectsIn(outcome.stdout));
  };
  return {
    context,
    get: <T>(kind: string, name: string, namespace?: string) =>
      json<T>(kind, name, ...inNamespace(namespace), '--ignore-not-found'),
    list: async <T>(kinds: string, which: Selection = {}) => {
      const found = await json<{ readonly items: readonly T[] }>(kinds, ...selecting(which));
      return found.ok ? success(found.value?.items ?? []) : found;
    },
    existing: (...paths) => there(paths),
    managed: (...paths) => there(paths, '--show-managed-fields'),
    replaced: async (files) => {
      const flags = ['--dry-run=server', '--output=json', ...files.map((file) => `--filename=${file}`)];
      const outcome = await request('replace', ...flags);
      // It goes on after an object that must not be changed, and fails at the end.
      if (outcome.code !== 0 && outcome.stdout === '') return problemOf(outcome);
      return success(documentsIn(outcome.stdout));
    },
    everything: async (namespaces) => {
      const kinds = await request('api-resources', '--namespaced', '--verbs=list', '--output=name');
      if (kinds.code !== 0) return problemOf(kinds);
      const asked = linesOf(kinds.stdout).filter((kind) => !passing.test(kind));
      const [rest, secrets] = await Promise.all([
        request('get', asked.join(','), '--all-namespaces', '--ignore-not-found', '--output=json'),
        request('get', 'secrets', '--all-namespaces', `--output=jsonpath=${metadataOfEach}`),
      ]);
      if (rest.code !== 0) return problemOf(rest);
      if (secrets.code !== 0) return problemOf(secrets);
      const all = [...objectsIn(rest.stdout), ...linesOf(secrets.stdout).map(secretOf)];
      return success(all.filter(({ metadata: { namespace = '' } }) => namespaces.includes(namespace)));
    },
    admits: async (objects) => {
      const said: (string | undefined)[] = [];
      for (const object of objects) {
        // Each by itself: an error does not say of which namespace it is.
        const args = ['create', '--dry-run=server', '--output=name', '--filename=-'];
        const outcome = await send(args, { input: [JSON.stringify(object)] });
        if (outcome.code !== 0 && isUnanswered(outcome)) return problemOf(outcome);
        const isAdmitted = outcome.code === 0 || admitted.test(outcome.stderr);
        said.push(isAdmitted ? undefined : outcome.stderr.trim().replaceAll(/\s+/g, ' '));
      }
      return success(said);
    },
    patch: async (kind, name, namespace, patch) => {
      const flags = ['--type=json', `--patch=${JSON.stringify(patch)}`];
      return nothing(await request('patch', kind, name, ...inNamespace(namespace), ...flags));
    },
    annotate: async (kind, name, namespace, pair) =>
      nothing(await request('annotate', '--overwrite', kind, name, ...inNamespace(namespace), pair)),
    apply: async (files, dryRun = false) => {
      const flags = ['--server-side', '--force-conflicts', ...(dryRun ? ['--dry-run=server'] : [])];
      const outcome = await request('apply', ...flags, ...files.map((file) => `--filename=${file}`));
      const taken = linesOf(outcome.stdout);
      if (outcome.code === 0) return success({ taken });
      const { problem } = problemOf(outcome);
      const message = outcome.stderr.trim() || problem.message;
      return { ok: false, problem: { ...problem, message, taken, early: isEarly(outcome), denied: isDenied(message) } };
    },
    applyObject: async (object) => {
      const flags = ['--server-side', '--force-conflicts', '--filename=-'];
      return nothing(await send(['apply', ...flags], { input: [JSON.stringify(object)] }));
    },
    createJob: async (name, cronJob, namespace) =>
      // Once, as createConfigMap.
      nothing(await once([limit, 'create', 'job', name, `--from=cronjob/${cronJob}`, ...inNamespace(namespace)])),
    delete: async (kind, names, { namespace, background = false, foreground = false, now = false } = {}) => {
      const flags = [
        ...(background ? ['--wait=false'] : []),
        ...(foreground ? ['--cascade=foreground'] : []),
        ...(now ? ['--now'] : []),
      ];
      return nothing(
        await request('delete', kind, ...names, ...inNamespace(namespace), '--ignore-not-found', ...flags),
      );
    },
    patchConfigMap: async (name, namespace, data) => {
      const patch = ['--type=merge', `--patch=${JSON.stringify({ data })}`];
      return nothing(await request('patch', 'configmap', name, ...inNamespace(namespace), ...patch));
    },
    createConfigMap: async (name, namespace, data) => {
      const values = Object.entries(data).map(([key, value]) => `--from-literal=${key}=${value}`);
      // Once: an attempt without an answer may have created it.
      return nothing(await once([limit, 'create', 'configmap', name, ...inNamespace(namespace), ...values]));
    },
    logs: async (pod, namespace, { container, lines = 5, previous = false } = {}) => {
      const of = container === undefined ? [] : [`--container=${container}`];
      const flags = [...inNamespace(namespace), ...of, `--tail=${lines}`, ...(previous ? ['--previous'] : [])];
      const outcome = await request('logs', pod, ...flags);
      return outcome.code === 0 ? success(linesOf(outcome.stdout)) : problemOf(outcome);
    },
    diff: async (folder) => {
      const outcome = await request('diff', '--server-side', '--force-conflicts', `--filename=${folder}`);
      // Exit status 1 with output: there are differences.
      if (outcome.code === 0 || (outcome.code === 1 && outcome.stdout !== '')) return success(outcome.stdout.trim());
      return problemOf(outcome);
    },
    available: async (namespace, seconds) => {
      const what = ['deployment', '--all', '--for=condition=Available', `--timeout=${seconds}s`];
      return nothing(await once(['wait', ...inNamespace(namespace), ...what]));
    },
    exec: async (pod, namespace, command, container) => {
      const of = container === undefined ? [] : [`--container=${container}`];
      // Once: it may do something.
      const outcome = await once(['exec', ...inNamespace(namespace), pod, ...of, '--', ...command]);
      return outcome.code === 0 ? success(outcome.stdout) : problemOf(outcome);
    },
    scale: async (deployment, namespace, replicas) => {
      const scaled = nothing(
        await request('scale', `deployment/${deployment}`, ...inNamespace(namespace), `--replicas=${replicas}`),
      );
      if (!scaled.ok || replicas > 0) return scaled;
      const pods = [`--selector=app.kubernetes.io/name=${deployment}`, '--for=delete', '--timeout=120s'];
      return nothing(await once(['wait', 'pod', ...inNamespace(namespace), ...pods]));
    },
    resize: async (workload, namespace, replicas) =>
      nothing(await request('scale', workload, ...inNamespace(namespace), `--replicas=${replicas}`)),
    through: async (pod, namespace, [here, there], work) => {
      const stop = new AbortController();
      let opened = () => {};
      const open = new Promise<undefined>((settle) => {
        opened = () => settle(undefined);
      });
      const line = (text: string) => text.startsWith('Forwarding from') && opened();
      const args = ['port-forward', ...inNamespace(namespace), `pod/${pod}`, `${here}:${there}`];
      const tunnel = once(args, { signal: stop.signal, line });
      try {
        const failed = await Promise.race([open, tunnel]);
        return failed ? problemOf(failed) : success(await work());
      } finally {
        stop.abort();
        await tunnel;
      }
    },
    raw: async (path) => {
      const outcome = await request('get', '--raw', path);
      return outcome.code === 0 ? success(outcome.stdout) : problemOf(outcome);
    },
    watchReady: async (deployment, namespace, options) => {
      const output = '--output=jsonpath=ready {.status.readyReplicas}{"\\n"}';
      await once(['get', 'deployment', deployment, ...inNamespace(namespace), '--watch', output], options);
    },
  };
}

/** The context to which kubectl is set; empty: none. */
export async function currentContext(run: Run): Promise<string> {
  return (await run('kubectl', ['config', 'current-context'])).stdout.trim();
}

/** Said after all policies: it is there already, and has a part of its quota. */
const admitted = /\(AlreadyExists\)|is forbidden: exceeded quota/;

function secretOf(line: string): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: JSON.parse(line) };
}

function inNamespace(namespace: string | undefined): readonly string[] {
  return namespace === undefined ? [] : [`--namespace=${namespace}`];
}

function selecting({ fields, managedFields = false, namespace, selector, sortBy }: Selection): readonly string[] {
  return [
    namespace === undefined ? '--all-namespaces' : `--namespace=${namespace}`,
    ...(selector === undefined ? [] : [`--selector=${selector}`]),
    ...(fields === undefined ? [] : [`--field-selector=${fields}`]),
    ...(managedFields ? ['--show-managed-fields'] : []),
    ...(sortBy === undefined ? [] : [`--sort-by=${sortBy}`]),
  ];
}
