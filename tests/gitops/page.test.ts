import { readFileSync } from 'node:fs';
import { charts } from '../../charts';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { kubernetes } from '../../src/config/versions';
import { secrets } from '../../src/gitops/flux';
import { versions } from '../../src/gitops/text';
import { fieldManager } from '../../src/stacks/workloads';
import { render } from '../../src/synth/render';
import { pageCommands } from '../e2e/lab/gitops-page';
import { stepsOf } from '../how-to/page';
import { distOf, names } from './files';

const page = readFileSync('docs/how-to/gitops.md', 'utf8');
const decision = readFileSync('docs/decisions/0015-one-owner-of-dist.md', 'utf8');
const owners: readonly Environment['appliedBy'][] = ['terraform', 'gitops'];

describe('docs/how-to/gitops.md', () => {
  test('has the commands that suites perform on a cluster, and no other; it stays short', () => {
    const lines = stepsOf('docs/how-to/gitops.md', page).map((step) =>
      step.kind === 'command' ? step.line : step.kind,
    );
    expect(lines).toEqual(Object.values(pageCommands));
    expect(page.split('\n').length).toBeLessThanOrEqual(81);
  });

  test('names the value by which an environment chooses its owner', () => {
    for (const owner of owners) expect(page).toContain(`appliedBy: '${owner}'`);
    expect(decision).toContain(`\`appliedBy\` is ${owners.map((owner) => `\`${owner}\``).join(' or ')}`);
  });

  test.each(names)('may say that dist/%s does not change by it', (name) => {
    const environment = environments[name as keyof typeof environments];
    const [one, other] = owners.map((appliedBy) => render(charts, { ...environment, appliedBy }));
    expect(one?.files.length).toBeGreaterThan(0);
    expect(one).toEqual(other);
  });

  test('names what Terraform calls itself to the API server', () => {
    expect(page).toContain(`--override-manager=${fieldManager}"`);
  });

  test('has the versions that the definitions are for, which know the Kubernetes of every cluster', () => {
    const minor = /^v(\d+\.\d+)\./.exec(kubernetes)?.[1];
    for (const version of Object.values(versions)) expect(page).toContain(version);
    expect(page).toContain(`2.9 knows Kubernetes ${minor}.`);
    expect(page).toContain('/argo-cd/v3.5.');
  });

  test('makes the Secrets that the definition for Flux names', () => {
    for (const name of Object.values(secrets)) expect(page).toContain(`create secret generic ${name} -n flux-system`);
  });

  test('may say that a finished Job stays', () => {
    const jobs = names.flatMap((name) => distOf(name).objects.filter(({ kind }) => kind === 'Job'));
    const seconds = jobs.map(
      (job) => (job['spec'] as { readonly ttlSecondsAfterFinished: number }).ttlSecondsAfterFinished,
    );
    expect([...new Set(seconds)]).toEqual([365 * 86_400]);
    expect(page).toContain('A finished Job stays for a year');
  });

  test('may say that no object of dist speaks to one engine', () => {
    const annotations = names.flatMap((name) =>
      distOf(name).objects.flatMap(({ metadata }) => [
        ...Object.keys(metadata['annotations'] ?? {}),
        ...Object.keys(metadata['labels'] ?? {}),
      ]),
    );
    expect(annotations.filter((key) => /toolkit\.fluxcd\.io|argocd\.argoproj\.io/.test(key))).toEqual([]);
  });

  test('may say that only the HPA counts where there is one', () => {
    const replicas = names.flatMap((name) => {
      const { objects } = distOf(name);
      const scaled = objects
        .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
        .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
      return objects.filter(
        ({ kind, metadata, ...rest }) =>
          kind === 'Deployment' &&
          scaled.includes(`${metadata.namespace}/${metadata.name}`) &&
          Object.hasOwn(rest['spec'] as object, 'replicas'),
      );
    });
    expect(replicas).toEqual([]);
  });
});
