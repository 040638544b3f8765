/**
 * The release of Prometheus by Helm itself, with its chart: judged as it is rendered, installed, upgraded, broken, taken
 * back and removed, beside dist/lab and all its policies. E2E_CHARTS names the folder of the chart, NAME-VERSION.tgz.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { lab } from '../../../src/config/environments/lab';
import { releases } from '../../../src/config/versions';
import { prometheus } from '../../../src/stacks/releases/prometheus';
import { chartOf, Helm } from '../lab/helm';
import { eventually, must } from '../lab/kubectl';
import { loadMonitoring, monitoringNamespace, removeMonitoring } from '../lab/monitoring';
import { breakwater } from '../lab/platform';
import { targets } from '../lab/prometheus';
import { useLab } from '../lab/use-lab';

jest.setTimeout(900_000);

const chart = chartOf('prometheus');
const withPrometheus = chart ? describe : describe.skip;
if (!chart)
  process.stdout.write(
    `releases: not run, since E2E_CHARTS names no folder with prometheus-${releases.prometheus.version}.tgz\n`,
  );
const { namespace } = releases.prometheus;

withPrometheus('prometheus, with Alertmanager and kube-state-metrics', () => {
  const values = prometheus(lab, { registry: 'upstream' });
  let helm: Helm;

  useLab();

  beforeAll(async () => {
    await loadMonitoring();
    await monitoringNamespace();
    helm = await Helm.of('prometheus', chart ?? '');
  }, 300_000);

  afterAll(() => removeMonitoring());

  const ready = async () => {
    const all = await targets();
    return all.length > 0 && all.every(({ health }) => health === 'up');
  };

  test('what it renders is judged by npm run check', async () => {
    const rendered = await helm.must<Readonly<Record<string, string>>>('render', values);
    const folder = mkdtempSync(join(tmpdir(), 'breakwater-rendered-'));
    try {
      const objects = Object.entries(rendered)
        .filter(([file]) => !file.endsWith('.txt'))
        .flatMap(([, text]) => loadAll(text).filter((one) => one !== null && one !== undefined));
      writeFileSync(join(folder, 'prometheus.yaml'), objects.map((one) => dump(one)).join('---\n'));
      const { stderr, stdout } = await breakwater(['check', folder, '--json']);
      if (stdout === '') throw new Error(stderr);
      const { findings } = JSON.parse(stdout) as { readonly findings: readonly object[] };
      console.log(`${objects.length} objects, ${findings.length} findings`);
      expect(findings).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('the API server takes all of it, with every policy on', () => helm.must('dry-run', values));

  test('it is installed, and every target answers with every NetworkPolicy in force', async () => {
    await helm.must('install', values);
    await eventually(120, ready);
    expect((await targets()).filter(({ health }) => health !== 'up')).toEqual([]);
  });

  const server = () =>
    must('get', 'pods', `--namespace=${namespace}`, '--selector=app.kubernetes.io/component=server', '--output=name');

  test('a changed value is an upgrade, whose pod is another', async () => {
    const before = await server();
    await helm.must('upgrade', { ...values, server: { ...values.server, retention: '6d' } });
    expect(await eventually(120, ready)).toBe(true);
    expect(await server()).not.toBe(before);
  });

  test('an upgrade that cannot start fails within its time, and is taken back', async () => {
    const image = { ...values.server.image, tag: 'v0.0.0-absent' };
    const broken = await helm.ask('upgrade', { ...values, server: { ...values.server, image } }, 60);
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('prometheus-server not ready')]);
    await helm.must('rollback');
    expect(await eventually(120, ready)).toBe(true);
    const history = await helm.must<readonly { readonly status?: string }[]>('history');
    console.log(JSON.stringify(history.map(({ status }) => status)));
    expect(history).toHaveLength(4);
  });

  test('removed, it leaves nothing of its own', async () => {
    await helm.must('uninstall');
    const kinds = 'deployments,statefulsets,services,configmaps,serviceaccounts,networkpolicies,persistentvolumeclaims';
    const left = await must(
      'get',
      kinds,
      `--namespace=${namespace}`,
      '--selector=app.kubernetes.io/instance=prometheus',
      '--output=name',
    );
    console.log(`left: ${left.trim() || 'nothing'}`);
    // The claim of a StatefulSet stays: its data is not the release's to remove.
    expect(
      left
        .trim()
        .split('\n')
        .filter((name) => name !== '' && !name.startsWith('persistentvolumeclaim/storage-')),
    ).toEqual([]);
    const roles = await must(
      'get',
      'clusterroles,clusterrolebindings',
      '--selector=app.kubernetes.io/instance=prometheus',
      '--output=name',
    );
    expect(roles.trim()).toBe('');
  });
});
