import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteBefore, readBefore } from '../../src/pipeline/inventory';
import { type Answers, failed, ok } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, earlier, release, repository, world } from './world';

const folder = temporaryFolders();
const object = (kind: string, name: string) => ({ apiVersion: 'v1', kind, metadata: { name } });
const json = (value: object) => ok(JSON.stringify(value));

/** @param found what the cluster has of the release */
async function note(found: Answers[string]) {
  const there = world({ 'kubectl get --filename': found });
  const root = repository(folder());
  const { release: made } = release(root, there);
  const problem = await noteBefore(made);
  return { problem, before: readBefore(made, commit), made, root, lines: there.lines };
}

test('what the cluster has of a release is asked for by its files, and noted', async () => {
  const items = [object('Namespace', 'api'), object('Namespace', 'web')];
  const { before, lines, made, problem, root } = await note(json({ kind: 'List', items }));
  expect([problem, before]).toEqual([undefined, ['Namespace api', 'Namespace web']]);
  expect(lines.map((line) => line.replace(root, 'ROOT'))).toEqual([
    `kubectl get --filename=ROOT/state/lab/pipeline/releases/${commit}/dist/lab --ignore-not-found --output=json`,
  ]);
  expect(readFileSync(join(made.places.releases, commit, 'before.json'), 'utf8')).toBe(JSON.stringify(before));
});

test('a single object is reported without a list', async () => {
  expect((await note(json(object('Namespace', 'api')))).before).toEqual(['Namespace api']);
});

test('where there is nothing of it, nothing is noted', async () => {
  const { before, made } = await note(ok());
  expect([before, readBefore(made, earlier)]).toEqual([[], []]);
});

test('kinds that the cluster does not know yet are none of what was there', async () => {
  const stderr = 'error: no matches for kind "Certificate" in version "cert-manager.io/v1"\n';
  const { before, problem } = await note(failed(1, stderr, JSON.stringify(object('Namespace', 'api'))));
  expect([problem, before]).toEqual([undefined, ['Namespace api']]);
});

test('a cluster that does not answer is not taken for an empty one', async () => {
  const { before, problem } = await note(failed(1, 'Unable to connect\n'));
  expect(problem).toBe('the cluster does not say what it has of this release already: Unable to connect');
  expect(before).toEqual([]);
});
