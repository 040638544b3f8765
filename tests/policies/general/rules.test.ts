import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { generalRules } from '../../../src/policies/general';
import { context, deployment, rulesThatFind } from './judged';

const folder = 'src/policies/general';

test('every file of rules has a file of cases', () => {
  const files = readdirSync(folder).filter((file) =>
    /^export const \w+ = \[/m.test(readFileSync(`${folder}/${file}`, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(9);
  expect(files.filter((file) => !existsSync(`tests/policies/general/${file.replace('.ts', '.test.ts')}`))).toEqual([]);
});

test.each(generalRules)('$id says what, why and how', ({ answers, fix, severity, title, why }) => {
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
  expect(fix).toMatch(/^[a-z].*[^.]$/);
  expect(['error', 'warning', 'info']).toContain(severity);
  expect(new Set(answers).size).toBe(answers.length);
});

test('a hardened Deployment has no finding', async () => {
  const container = `${context('allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}')}, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}`;
  const pod = `automountServiceAccountToken: false, ${context('runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}')}`;
  expect(await rulesThatFind(deployment(container, pod))).toEqual([]);
});

test('objects of controllers are judged once', async () => {
  const owned = deployment('', 'hostNetwork: true').replace(
    'namespace: shop',
    'namespace: shop, ownerReferences: [{controller: true}]',
  );
  expect(await rulesThatFind(owned)).toEqual([]);
});
