import { identityFile } from '../../src/stacks/stack';
import type { Answers } from '../programs/fakes';
import { failed, identified, ofEnvironment, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const profile = ['--profile', 'shop'];
const identity = 'kubectl --context=shop get configmap cluster-identity';
const record = ['record', '--state', 'state/lab', '--environment', 'lab'];

/** Runs a command of the stack `cluster`. */
async function machine(words: readonly string[], answers: Answers = {}, state = {}) {
  const root = put(folder(), state);
  const minikube = folder();
  const ended = await breakwaterWith({ argv: ['machine', ...words, ...profile], root, minikube }, answers);
  return { ...ended, minikube, root };
}

test('prepare writes the files of the API server, and forget removes them and the note', async () => {
  const { code, minikube, root } = await machine(
    ['prepare', '--environment', 'lab'],
    {},
    { [`state/lab/${identityFile}`]: 'abc\n' },
  );
  expect([code, Object.keys(contents(minikube))]).toEqual([
    0,
    ['admission.yaml', 'audit-policy.yaml', 'encryption.yaml', 'guards/guards.yaml'].map(
      (name) => `files/etc/ssl/certs/shop-${name}`,
    ),
  ]);
  expect(contents(minikube)['files/etc/ssl/certs/shop-guards/guards.yaml']).toContain("'lab'");
  const argv = ['machine', 'forget', ...profile, '--state', 'state/lab'];
  expect((await breakwaterWith({ argv, root, minikube })).code).toBe(0);
  expect([contents(minikube), contents(root)]).toEqual([{}, {}]);
});

test('record tells the cluster of which environment it is, and then notes who it is, below the repository', async () => {
  const answers = { [identity]: ok(), 'kubectl --context=shop create': ok(), kubectl: identified('abc') };
  const { code, root, lines } = await machine(record, answers);
  expect([code, contents(root)]).toEqual([0, { [`state/lab/${identityFile}`]: 'abc\n' }]);
  expect(lines.at(-1)).toMatch(
    / create configmap cluster-identity --namespace=kube-system --from-literal=environment=lab$/,
  );
});

test('record leaves a cluster alone that says so already', async () => {
  const { code, root, lines } = await machine(record, { [identity]: ofEnvironment('lab'), kubectl: identified('abc') });
  expect([code, contents(root)]).toEqual([0, { [`state/lab/${identityFile}`]: 'abc\n' }]);
  expect(lines.filter((line) => line.includes(' create '))).toEqual([]);
});

test.each<[string, Answers, string]>([
  [
    'does not answer',
    { kubectl: failed(1, 'refused') },
    "the context 'shop' leads to no cluster that answers: refused",
  ],
  [
    'is of another environment',
    { [identity]: ofEnvironment('beta'), kubectl: identified('abc') },
    "the cluster 'shop' is of beta, as its ConfigMap kube-system/cluster-identity says, and not of lab; use the context of lab",
  ],
])('record of a cluster that %s ends with 1, says why and notes nothing', async (_, answers, problem) => {
  const { code, err, root } = await machine(record, answers);
  expect([code, err, contents(root)]).toEqual([1, `machine: ${problem}\n`, {}]);
});

test('load puts an image into the nodes', async () => {
  const { code, lines } = await machine(['load', 'grafana:12'], { minikube: ok() });
  expect([code, lines.at(-1)]).toEqual([0, 'minikube --profile shop image load grafana:12']);
});

test('load of an image that is nowhere ends with 1 and says why', async () => {
  const { code, err } = await machine(['load', 'grafana:12'], { minikube: failed(80, 'no such image') });
  expect([code, err]).toEqual([1, expect.stringMatching(/^machine: image 'grafana:12' was not loaded .*\n$/)]);
});

test.each(['prepare', 'record', 'load', 'forget'])('%s needs to know which machine', async (verb) => {
  const { code, err } = await breakwaterWith({ argv: ['machine', verb], root: folder() });
  expect([code, err]).toEqual([2, expect.stringMatching(/^error: (required option|missing required argument)/)]);
});

test.each([['prepare'], ['record', '--state', 'state/lab']])(
  '%s needs to know of which environment',
  async (...words) => {
    const { code, err } = await machine(words);
    expect([code, err]).toEqual([
      2,
      `error: required option '--environment <name>' not specified\nUsage: node lib/src/cli/main.js machine ${words[0]} [options]\n`,
    ]);
  },
);

test('no person is reported of these commands', async () => {
  const { out } = await breakwaterWith({ argv: ['--help'], root: folder() });
  expect(out).toMatch(/^ {2}up /m);
  expect(out).not.toMatch(/^ {2}machine/m);
});
