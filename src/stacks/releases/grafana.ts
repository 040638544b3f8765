/**
 * Grafana, read-only. Whoever reaches it sees the dashboards, which are provisioned; there is no login, so
 * that there is no password to make, keep or lose. Its only data source is Prometheus.
 */
import type { Environment } from '../../config/environment';
import { neighbours } from '../../config/flows';
import { releases } from '../../config/versions';
import { boards } from '../../dashboards';
import { modelOf } from '../../dashboards/model';
import type { Settings } from '../settings';
import { prometheusUrl } from './prometheus';
import { registryOf } from './registry';

export interface GrafanaValues {
  readonly image: { readonly registry: string; readonly tag: string };
  readonly env: { readonly GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true' };
  readonly 'grafana.ini': Readonly<Record<string, Readonly<Record<string, boolean | string>>>>;
  readonly datasources: Readonly<Record<string, object>>;
  readonly dashboardProviders: Readonly<Record<string, object>>;
  /** Of each provider, the ConfigMap with its dashboards: what is given as values is fetched by a container with curl. */
  readonly dashboardsConfigMaps: Readonly<Record<string, string>>;
  readonly automountServiceAccountToken: false;
  readonly rbac: { readonly create: false };
  readonly testFramework: { readonly enabled: false };
  readonly initChownData: { readonly enabled: false };
  readonly persistence: { readonly enabled: false };
  readonly containerSecurityContext: object;
  readonly resources: object;
  readonly extraObjects: readonly object[];
}

export function grafana(_: Environment, { registry }: Pick<Settings, 'registry'>): GrafanaValues {
  return {
    image: { registry: registryOf(registry, 'docker.io'), tag: releases.grafana.application },
    env: { GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true' },
    'grafana.ini': {
      ...readOnly,
      ...noCallsHome,
      paths: {
        data: '/var/lib/grafana/',
        logs: '/var/log/grafana',
        plugins: '/var/lib/grafana/plugins',
        provisioning: '/etc/grafana/provisioning',
      },
      log: { mode: 'console' },
    },
    datasources: {
      'datasources.yaml': {
        apiVersion: 1,
        datasources: [
          {
            name: 'Prometheus',
            uid: 'prometheus',
            type: 'prometheus',
            access: 'proxy',
            url: prometheusUrl,
            isDefault: true,
            editable: false,
          },
        ],
      },
    },
    dashboardProviders: {
      'dashboardproviders.yaml': {
        apiVersion: 1,
        providers: [
          {
            name: 'breakwater',
            orgId: 1,
            folder: '',
            type: 'file',
            disableDeletion: true,
            editable: false,
            options: { path: '/var/lib/grafana/dashboards/breakwater' },
          },
        ],
      },
    },
    dashboardsConfigMaps: { breakwater: dashboards.metadata.name },
    automountServiceAccountToken: false,
    rbac: { create: false },
    testFramework: { enabled: false },
    initChownData: { enabled: false },
    persistence: { enabled: false },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    resources: { requests: { cpu: '20m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    extraObjects: [dashboards, flow],
  };
}

/** The dashboards, each a file. */
const dashboards = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'grafana-dashboards', namespace: 'monitoring' },
  data: Object.fromEntries(boards.map((board) => [`${board.uid}.json`, quoted(JSON.stringify(modelOf(board)))])),
} as const;

/** The chart reads objects as templates of Helm: `{{pod}}` in the name of a line is Grafana's to fill in. */
function quoted(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, (label) => `{{\`${label}\`}}`);
}

/** Anonymous viewers only: the network policy decides who reaches it. */
const readOnly = {
  auth: { disable_login_form: true, disable_signout_menu: true },
  'auth.anonymous': { enabled: true, org_role: 'Viewer', hide_version: true },
  'auth.basic': { enabled: false },
  users: { allow_sign_up: false, viewers_can_edit: false },
  dashboards: { min_refresh_interval: '10s' },
  explore: { enabled: false },
} as const;

/** No telemetry, update checks or downloads. */
const noCallsHome = {
  analytics: {
    enabled: false,
    reporting_enabled: false,
    check_for_updates: false,
    check_for_plugin_updates: false,
    feedback_links_enabled: false,
  },
  news: { news_feed_enabled: false },
  plugins: { plugin_admin_enabled: false, preinstall_disabled: true, public_key_retrieval_disabled: true },
  security: {
    disable_gravatar: true,
    disable_initial_admin_creation: true,
    content_security_policy: true,
    cookie_secure: true,
    cookie_samesite: 'strict',
    strict_transport_security: true,
  },
  snapshots: { enabled: false, external_enabled: false },
  unified_alerting: { enabled: false },
} as const;

/** To Prometheus and for its name; in from nowhere but the kubelet and a port-forward, which no policy stops. */
const flow = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'grafana', namespace: 'monitoring' },
  spec: {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [
      {
        to: [{ podSelector: { matchLabels: { ...neighbours.prometheus.podLabels } } }],
        ports: [{ port: 9090, protocol: 'TCP' }],
      },
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': neighbours.dns.namespace } },
            podSelector: { matchLabels: { ...neighbours.dns.podLabels } },
          },
        ],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ],
  },
} as const;
