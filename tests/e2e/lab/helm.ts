/** Helm 4 as a library, installed once from a package registry, and charts from a folder: E2E_CHARTS. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ReleaseName, releases } from '../../../src/config/versions';
import type { Outcome } from '../../../src/programs/run';
import { run } from '../../../src/programs/run';
import { pythonTool } from '../../../src/programs/tools';
import { readTarget } from './target';

const program = resolve('tests/e2e/releases/helm.py');

/** The archive of a chart, as `helm pull` names it; none: no folder was named, or it has none of that version. */
export function chartOf(name: ReleaseName): string | undefined {
  const folder = process.env['E2E_CHARTS'];
  const path = folder ? resolve(folder, `${name}-${releases[name].version}.tgz`) : undefined;
  return path && existsSync(path) ? path : undefined;
}

export type Action = 'render' | 'dry-run' | 'install' | 'upgrade' | 'rollback' | 'uninstall' | 'history';

/** One release. */
export class Helm {
  private constructor(
    private readonly python: string,
    private readonly chart: string,
    private readonly name: ReleaseName,
  ) {}

  /** @throws where the library cannot be installed */
  static async of(name: ReleaseName, chart: string): Promise<Helm> {
    const tool = await pythonTool(run, '.cache', {
      name: 'helm-python-sdk',
      version: '0.2.2',
      module: 'helm_python',
      requirements: 'tests/e2e/releases/requirements.txt',
    });
    if ('why' in tool) throw new Error(tool.why);
    return new Helm(join(dirname(tool.path), 'venv', 'bin', 'python'), chart, name);
  }

  /** @param timeout seconds until it gives up */
  ask(action: Action, values: object = {}, timeout = 240): Promise<Outcome> {
    const { namespace } = releases[this.name];
    // A chart is rendered without a cluster.
    const context = action === 'render' ? '' : readTarget().context;
    const input = JSON.stringify({ action, chart: this.chart, name: this.name, namespace, values, timeout, context });
    return run(this.python, [program], { input: [input] });
  }

  /** @returns its answer @throws where it failed */
  async must<T>(action: Action, values: object = {}): Promise<T> {
    const { code, stderr, stdout } = await this.ask(action, values);
    if (code !== 0) throw new Error(`${action} of ${this.name}: ${stderr.trim()}`);
    return JSON.parse(stdout) as T;
  }
}
