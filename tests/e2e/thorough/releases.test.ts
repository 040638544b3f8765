/**
 * Releases by Helm itself, with their charts: each judged as it is rendered for each environment, and that of Prometheus
 * installed, upgraded, broken, taken back and removed, beside dist/lab and all its policies. E2E_CHARTS names the folder of
 * the charts, NAME-VERSION.tgz.
 */
import { environments } from '../../../src/config/environments';
import { lab } from '../../../src/config/environments/lab';
import { type ReleaseName, releases } from '../../../src/config/versions';
import { releaseValues } from '../../../src/stacks/releases';
import { prometheus } from '../../../src/stacks/releases/prometheus';
import { chartOf, Helm } from '../lab/helm';
import { eventually, must } from '../lab/kubectl';
import { loadMonitoring, monitoringNamespace, removeMonitoring } from '../lab/monitoring';
import { targets } from '../lab/prometheus';
import { useLab } from '../lab/use-lab';
import { judged } from '../releases/judged';

jest.setTimeout(900_000);

const names = Object.keys(releases) as readonly ReleaseName[];
const absent = names.filter((name) => chartOf(name) === undefined);
if (absent.length > 0)
  process.stdout.write(`releases: not rendered, since E2E_CHARTS has no chart: ${absent.join(', ')}\n`);

const there = names.filter((name) => !absent.includes(name));
(there.length > 0 ? describe : describe.skip)('as it is rendered', () => {
  const all = there.flatMap((name) => Object.values(environments).map((one) => [name, one.name, one] as const));

  test.each(all)('%s of %s has no finding of npm run check that is not accepted', async (name, _, environment) => {
    const helm = await Helm.of(name, chartOf(name) ?? '');
    const { findings, objects, stale } = await judged(
      helm,
      name,
      releaseValues[name](environment, { registry: 'upstream' }),
    );
    expect({ findings, isRendered: objects > 0, stale }).toEqual({ findings: [], isRendered: true, stale: [] });
  });
});

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
