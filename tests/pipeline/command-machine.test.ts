import { identityFile } from '../../src/stacks/stack';
import { contents, put, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';
import type { Answers } from './fakes';
import { failed, ok } from './fakes';

const folder = temporaryFolders();
const profile = ['--profile', 'shop'];

/** Runs a command of the stack `cluster`. */
async function machine(words: readonly string[], answers: Answers = {}, state = {}) {
  const root = put(folder(), state);
  const minikube = folder();
  const ended = await breakwaterWith({ argv: ['machine', ...words, ...profile], root, minikube }, answers);
  return { ...ended, minikube, root };
}

test('prepare writes the files of the API server, and forget removes them and the note', async () => {
  const { code, minikube, root } = await machine(['prepare'], {}, { [`state/lab/${identityFile}`]: 'abc\n' });
  expect([code, Object.keys(contents(minikube))]).toEqual([
    0,
    ['files/etc/ssl/certs/shop-audit-policy.yaml', 'files/etc/ssl/certs/shop-encryption.yaml'],
  ]);
  const argv = ['machine', 'forget', ...profile, '--state', 'state/lab'];
  expect((await breakwaterWith({ argv, root, minikube })).code).toBe(0);
  expect([contents(minikube), contents(root)]).toEqual([{}, {}]);
});

test('record notes who the cluster is, below the repository', async () => {
  const { code, root } = await machine(['record', '--state', 'state/lab'], { kubectl: ok('abc') });
  expect([code, contents(root)]).toEqual([0, { [`state/lab/${identityFile}`]: 'abc\n' }]);
});

test('record of a cluster that does not answer ends with 1, says why and notes nothing', async () => {
  const { code, err, root } = await machine(['record', '--state', 'state/lab'], { kubectl: failed(1, 'refused') });
  expect([code, err]).toEqual([1, "machine: the context 'shop' leads to no cluster that answers: refused\n"]);
  expect(contents(root)).toEqual({});
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

test('no person is told of these commands', async () => {
  const { out } = await breakwaterWith({ argv: ['--help'], root: folder() });
  expect(out).toMatch(/^ {2}up /m);
  expect(out).not.toMatch(/^ {2}machine/m);
});
