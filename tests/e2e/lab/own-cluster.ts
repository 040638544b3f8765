/** A small cluster beside the suite's: its API server is asked, nothing runs on it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { forget } from '../../../src/cluster/minikube';
import type { Environment } from '../../../src/config/environment';
import type { Manifest } from '../../../src/kubernetes/manifest';
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { home, startMachine } from './minikube';
import { readTarget } from './target';

/** The cluster of an environment as far as its API server goes: its files, its flags, what it says of itself. */
export class OwnCluster {
  constructor(
    readonly profile: string,
    private readonly environment: Environment,
  ) {}

  async start(): Promise<void> {
    const { environment, profile } = this;
    await startMachine({ profile, environment });
    // Certificates of authorities are in it.
    await this.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'cert-manager' } }]);
    await this.copyKinds();
  }

  kubectl(...args: readonly string[]): Promise<Outcome> {
    return run('kubectl', ['--context', this.profile, ...args]);
  }

  /** @throws with what it said, where it failed */
  async must(...args: readonly string[]): Promise<string> {
    return (await must(this.kubectl(...args), `kubectl ${args[0]}`)).stdout;
  }

  async delete(): Promise<void> {
    await run('minikube', ['delete', '--profile', this.profile]);
    forget(home, this.profile, `.cache/e2e/${this.profile}`);
  }

  /** The kinds of cert-manager, as lab's cluster has them, without its controllers. */
  private async copyKinds(): Promise<void> {
    const { stdout } = await must(
      run('kubectl', ['--context', readTarget().context, 'get', 'customresourcedefinitions', '--output=json']),
      'kubectl get customresourcedefinitions',
    );
    const { items } = JSON.parse(stdout) as { readonly items: readonly Manifest[] };
    const kinds = items
      .filter(({ metadata }) => metadata.name.endsWith('cert-manager.io'))
      .map(({ apiVersion, kind, metadata: { name }, spec }) => {
        const { conversion: _, ...rest } = spec as Record<string, unknown>;
        return { apiVersion, kind, metadata: { name }, spec: rest };
      });
    expect(kinds.length).toBeGreaterThan(0);
    await this.apply(kinds);
    await this.must('wait', '--for=condition=Established', 'customresourcedefinitions', '--all', '--timeout=30s');
  }

  /** Applies objects that a test made. @throws with what was refused */
  async apply(objects: readonly object[]): Promise<void> {
    const { code, stderr } = await this.try(objects);
    if (code !== 0) throw new Error(stderr);
  }

  /** Applies, or asks. */
  async try(objects: readonly object[], ...flags: readonly string[]): Promise<Outcome> {
    const folder = mkdtempSync('.cache/e2e/objects-');
    writeFileSync(`${folder}/list.json`, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    try {
      const args = ['apply', '--server-side', '--force-conflicts', ...flags];
      return await this.kubectl(...args, `--filename=${folder}/list.json`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function must(outcome: Promise<Outcome>, what: string): Promise<Outcome> {
  const { code, stderr, stdout } = await outcome;
  if (code !== 0) throw new Error(`${what}: exit ${code}: ${(stderr || stdout).trim()}`);
  return outcome;
}
