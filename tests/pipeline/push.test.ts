import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pushTo } from '../../src/pipeline/push';
import { comesBefore, isAfterDeploy, stepNames } from '../../src/pipeline/step';
import { type Answers, failed, ok, refused } from '../programs/fakes';
import { temporaryFolders } from '../synth/folders';
import { commit, signed } from './world';

const folder = temporaryFolders();
const digest = `sha256:${'d'.repeat(64)}`;
const target = { registry: 'docker.io', prefix: 'docker.io/team/' };
const step = pushTo(target);

async function push(
  answers: Answers = {},
  state = 'good',
  change: (there: Awaited<ReturnType<typeof signed>>) => void = () => {},
) {
  const there = await signed(
    folder(),
    { 'docker push': ok(`x: digest: ${digest} size: 1\n`), ...answers },
    { state, commit },
  );
  change(there);
  const result = await step.run(there.made);
  const pushed = there.lines.filter((line) => line.startsWith('docker push')).map((line) => line.slice(12));
  return { result, pushed, said: there.said, names: there.made.images.map(({ name }) => name) };
}

test('each image goes under the commit, and its digest is said', async () => {
  const { names, pushed, result, said } = await push();
  expect(names.length).toBeGreaterThan(0);
  expect(pushed).toEqual(names.map((name) => `docker.io/team/${name}:${commit}`));
  expect(said).toEqual(pushed.map((name) => `    ${name}@${digest}`));
  expect(result).toMatchObject({ ok: true, value: expect.stringMatching(/^\d+ images? to docker\.io\/team\/$/) });
});

test.each<[string, Parameters<typeof push>, unknown]>([
  ['is not proven yet', [{}, 'applied'], `${commit} is not proven yet; run the steps smoke and finish`],
  ['is on its way', [{}, 'deploying'], expect.stringContaining('run the step deploy')],
  [
    'has another image now',
    [{}, 'good', ({ made, store }) => store.set(made.images[0]?.reference ?? '', `sha256:${'0'.repeat(64)}`)],
    expect.stringMatching(/ is sha256:0{64}, and sha256:\w+ was signed$/),
  ],
  [
    'lost an image',
    [{}, 'good', ({ made, store }) => void store.delete(made.images[0]?.reference ?? '')],
    expect.stringMatching(/ is not there, and sha256:\w+ was signed$/),
  ],
  ['has no key', [{}, 'good', ({ made }) => rmSync(made.places.keys, { recursive: true })], expect.any(String)],
  [
    'has no statement',
    [{}, 'good', ({ place }) => rmSync(join(place(), 'statement.json'))],
    expect.stringContaining('there is no'),
  ],
])('a commit that %s is not pushed', async (_, given, problem) => {
  const { pushed, result } = await push(...given);
  expect([result, pushed]).toEqual([refused(problem), []]);
});

test('a registry that refuses ends it', async () => {
  const { pushed, result } = await push({
    'docker push': failed(1, 'denied: requested access to the resource is denied'),
  });
  expect([result, pushed.length]).toEqual([refused(expect.stringContaining('docker login docker.io')), 1]);
});

test('it comes after all other steps', () => {
  expect([isAfterDeploy('push'), stepNames.filter((name) => comesBefore('push', name))]).toEqual([true, []]);
  expect(stepNames.every((name) => comesBefore(name, 'push'))).toBe(true);
  expect([step.name, step.why]).toEqual(['push', 'the images of a proven commit are in docker.io']);
});
