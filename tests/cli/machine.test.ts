import { identityFile } from '../../src/stacks/stack';
import type { Answers } from '../programs/fakes';
import { failed, identified, ofEnvironment, ok } from '../programs/fakes';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const identity = 'kubectl --context=shop get configmap cluster-identity';
const record = 'record --state state/lab --environment lab';
const noted = { [`state/lab/${identityFile}`]: 'abc\n' };

/** Runs a command of the stack `cluster` on the profile shop. @param words with spaces between */
async function machine(words: string, answers: Answers = {}, root = folder(), minikube = folder()) {
  const argv = `machine ${words} --profile shop`.split(' ');
  return { ...(await breakwaterWith({ argv, root, minikube }, answers)), minikube, root };
}

test('prepare writes the files of the API server, and forget removes them and the note', async () => {
  const { code, minikube, root } = await machine('prepare --environment lab', {}, put(folder(), noted));
  const files = contents(minikube);
  expect([code, Object.keys(files)]).toEqual([
    0,
    ['admission.yaml', 'audit-policy.yaml', 'encryption.yaml', 'guards/guards.yaml'].map(
      (name) => `files/etc/ssl/certs/shop-${name}`,
    ),
  ]);
  expect(files['files/etc/ssl/certs/shop-guards/guards.yaml']).toContain("'lab'");
  expect((await machine('forget --state state/lab', {}, root, minikube)).code).toBe(0);
  expect([contents(minikube), contents(root)]).toEqual([{}, {}]);
});

test.each<[string, Answers, readonly string[]]>([
  [
    'labels a new cluster with its environment',
    { [identity]: ok(), 'kubectl --context=shop create': ok() },
    [expect.stringMatching(/ cluster-identity --namespace=kube-system --from-literal=environment=lab$/)],
  ],
  ['leaves a cluster that has its label', { [identity]: ofEnvironment('lab') }, []],
])('record %s, and notes its UID below the repository', async (_, answers, created) => {
  const { code, root, lines } = await machine(record, { ...answers, kubectl: identified('abc') });
  expect([code, contents(root), lines.filter((line) => line.includes(' create '))]).toEqual([0, noted, created]);
});

test.each<[string, Answers, RegExp]>([
  ['does not answer', { kubectl: failed(1, 'refused') }, /'shop' leads to no cluster that answers: refused\n$/],
  [
    'is of another environment',
    { [identity]: ofEnvironment('beta'), kubectl: identified('abc') },
    /^machine: the cluster 'shop' is of beta, /,
  ],
])('record of a cluster that %s ends with 1 and notes nothing', async (_, answers, message) => {
  const { code, err, root } = await machine(record, answers);
  expect([code, err, contents(root)]).toEqual([1, expect.stringMatching(message), {}]);
});

test('load puts an image into the nodes, or ends with 1', async () => {
  const { code, lines } = await machine('load grafana:12', { minikube: ok() });
  expect([code, lines.at(-1)]).toEqual([0, 'minikube --profile shop image load grafana:12']);
  const failure = await machine('load grafana:12', { minikube: failed(80, 'no such image') });
  expect(failure).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^machine: image 'grafana:12' was not loaded /),
  });
});

test.each([
  ['prepare', '--profile'],
  ['record', '--profile'],
  ['load web', '--profile'],
  ['forget', '--profile'],
  ['load --profile shop', 'image'],
  ['prepare --profile shop', '--environment'],
  ['record --profile shop --state state/lab', '--environment'],
])('%s is a usage error: %s is missing', async (words, missing) => {
  const { code, err } = await breakwaterWith({ argv: `machine ${words}`.split(' '), root: folder() });
  const usage = `Usage: node lib/src/cli/main.js machine ${words.split(' ')[0]} `;
  expect([code, err]).toEqual([2, expect.stringMatching(`^error: .*'${missing}.*\n${usage}`)]);
});

test('the list of commands leaves these out', async () => {
  const { out } = await breakwaterWith({ argv: ['--help'], root: folder() });
  expect(out).toMatch(/^ {2}up /m);
  expect(out).not.toMatch(/^ {2}machine/m);
});
