import { environments } from '../../../src/config/environments';
import { neighbours } from '../../../src/config/flows';
import { releases } from '../../../src/config/versions';
import { boards } from '../../../src/dashboards';
import { modelOf } from '../../../src/dashboards/model';
import { grafana } from '../../../src/stacks/releases/grafana';
import { prometheusUrl } from '../../../src/stacks/releases/prometheus';
import { at } from '../../constructs/objects';

const values = grafana(environments.production, { registry: 'upstream' });
const ini = values['grafana.ini'];
const [dashboards, policy] = values.extraObjects;

describe('Grafana', () => {
  test('has no user who could log in: no first administrator, and so no password', () => {
    expect(values.env).toEqual({ GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true' });
    expect(ini['security']).toMatchObject({ disable_initial_admin_creation: true });
    expect(ini['auth']).toMatchObject({ disable_login_form: true });
    expect(ini['auth.basic']).toEqual({ enabled: false });
    expect(ini['users']).toMatchObject({ allow_sign_up: false });
  });

  test('is open to viewers, and closed to changes', () => {
    expect(ini['auth.anonymous']).toMatchObject({ enabled: true, org_role: 'Viewer' });
    expect(ini['users']).toMatchObject({ viewers_can_edit: false });
    expect([ini['explore'], ini['snapshots']]).toEqual([
      { enabled: false },
      { enabled: false, external_enabled: false },
    ]);
    expect(at(values.dashboardProviders, 'dashboardproviders.yaml', 'providers', 0)).toMatchObject({
      disableDeletion: true,
      editable: false,
    });
    expect(at(values.datasources, 'datasources.yaml', 'datasources', 0)).toMatchObject({ editable: false });
  });

  test('sends no reports and no requests to the outside', () => {
    const { analytics, news, plugins, security } = ini;
    expect(Object.values(analytics ?? {}).filter((on) => on !== false)).toEqual([]);
    expect(Object.keys(analytics ?? {})).toEqual(
      expect.arrayContaining(['reporting_enabled', 'check_for_updates', 'check_for_plugin_updates']),
    );
    expect(news).toEqual({ news_feed_enabled: false });
    expect(plugins).toEqual({
      plugin_admin_enabled: false,
      preinstall_disabled: true,
      public_key_retrieval_disabled: true,
    });
    expect(security).toMatchObject({ disable_gravatar: true });
  });

  test('names no address but that of Prometheus', () => {
    const addresses = JSON.stringify(values).match(/\bhttps?:\/\/[^"\\]+/g);
    expect(addresses).toEqual([prometheusUrl]);
  });

  test('asks Prometheus by the name that its panels use', () => {
    const sources = at(values.datasources, 'datasources.yaml', 'datasources') as readonly { readonly uid: string }[];
    expect(sources).toEqual([expect.objectContaining({ uid: 'prometheus', type: 'prometheus', isDefault: true })]);
    for (const board of boards)
      expect(JSON.stringify(modelOf(board))).toContain('{"type":"prometheus","uid":"prometheus"}');
  });

  test('has our dashboards where it looks for dashboards', () => {
    const { name, options } = at(values.dashboardProviders, 'dashboardproviders.yaml', 'providers', 0) as {
      readonly name: string;
      readonly options: object;
    };
    expect(values.dashboardsConfigMaps).toEqual({ [name]: at(dashboards, 'metadata', 'name') });
    expect(options).toEqual({ path: `/var/lib/grafana/dashboards/${name}` });
    expect(at(dashboards, 'kind')).toBe('ConfigMap');
    expect(at(dashboards, 'metadata', 'namespace')).toBe(releases.grafana.namespace);
    const files = Object.entries(at(dashboards, 'data') as Readonly<Record<string, string>>);
    // As Helm writes them.
    const written = (text: string) => text.replace(/\{\{`([^`]*)`\}\}/g, '$1');
    expect(files.map(([file, text]) => [file, JSON.parse(written(text))])).toEqual(
      boards.map((board) => [`${board.uid}.json`, JSON.parse(JSON.stringify(modelOf(board)))]),
    );
  });

  test('has them at once: no container fetches them', () => {
    expect(values).not.toHaveProperty('dashboards');
    expect(values).not.toHaveProperty('sidecar');
  });

  test('has no rights in the cluster, keeps nothing, and cannot gain privileges', () => {
    expect(values).toMatchObject({
      automountServiceAccountToken: false,
      rbac: { create: false },
      persistence: { enabled: false },
      initChownData: { enabled: false },
      testFramework: { enabled: false },
      containerSecurityContext: {
        allowPrivilegeEscalation: false,
        privileged: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  test('is the image of versions.ts', () => {
    const { registry, tag } = values.image;
    expect(releases.grafana.images).toEqual([`${registry}/grafana/grafana:${tag}`]);
  });

  test('is the same in every environment', () => {
    for (const environment of Object.values(environments))
      expect(grafana(environment, { registry: 'upstream' })).toEqual(values);
  });
});

describe('the network lets Grafana', () => {
  test('at nothing but Prometheus and names', () => {
    const { prometheus, dns } = neighbours;
    expect(at(policy, 'spec', 'egress')).toEqual([
      { to: [{ podSelector: { matchLabels: prometheus.podLabels } }], ports: [{ port: 9090, protocol: 'TCP' }] },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': dns.namespace } },
            podSelector: { matchLabels: dns.podLabels },
          },
        ],
        ports: ['UDP', 'TCP'].map((protocol) => ({ port: 53, protocol })),
      },
    ]);
  });

  test('take no connection from the cluster', () => {
    expect(at(policy, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress']);
    expect(at(policy, 'spec')).not.toHaveProperty('ingress');
    expect(at(policy, 'metadata', 'namespace')).toBe(releases.grafana.namespace);
  });
});
