/** Shapes of the kinds that charts write, with what the API server fills in. */
import { each, type Fields, only } from './shape';

const metadata: Fields = {
  annotations: true,
  creationTimestamp: true,
  // Written by the API server while something is deleted.
  deletionGracePeriodSeconds: true,
  deletionTimestamp: true,
  finalizers: each(only('foregroundDeletion', 'orphan')),
  generation: true,
  labels: true,
  managedFields: true,
  name: true,
  namespace: true,
  resourceVersion: true,
  uid: true,
};

/** Pods are judged by a policy of their own. */
const template: Fields = { metadata: { annotations: true, creationTimestamp: true, labels: true }, spec: true };

const object = (fields: Fields): Fields => ({ apiVersion: true, kind: true, metadata, ...fields });
const withSpec = (spec: Fields): Fields => object({ spec, status: true });

const issuer = withSpec({
  acme: {
    email: true,
    privateKeySecretRef: { name: true },
    server: true,
    solvers: each({
      http01: { ingress: { ingressClassName: true, serviceType: true } },
      dns01: {
        rfc2136: {
          nameserver: true,
          tsigAlgorithm: true,
          tsigKeyName: true,
          tsigSecretSecretRef: { key: true, name: true },
        },
      },
    }),
  },
  ca: { secretName: true },
  selfSigned: {},
});

const job: Fields = {
  activeDeadlineSeconds: true,
  backoffLimit: true,
  completionMode: only('NonIndexed'),
  completions: only(1),
  parallelism: only(1),
  podReplacementPolicy: only('TerminatingOrFailed'),
  suspend: only(false),
  template,
  ttlSecondsAfterFinished: true,
};

const peers = each({ ipBlock: true, namespaceSelector: true, podSelector: true });
const policyPorts = each({ endPort: true, port: true, protocol: true });

const scaling: Fields = {
  policies: each({ periodSeconds: true, type: true, value: true }),
  selectPolicy: only('Max'),
  stabilizationWindowSeconds: true,
};

const rbacRule: Fields = { apiGroups: true, nonResourceURLs: true, resourceNames: true, resources: true, verbs: true };

const binding = object({
  roleRef: { apiGroup: true, kind: true, name: true },
  subjects: each({ apiGroup: true, kind: true, name: true, namespace: true }),
});

/** Another policy says that their namespace is the own one. */
const toSecrets = each({ group: only(''), kind: only('Secret'), name: true, namespace: true });

const ofGateways = 'gateway.networking.k8s.io';

/** What a policy of Envoy Gateway is about: single objects, and none by its labels. */
const targets = (kind: string, more: Fields = {}) =>
  each({ group: only(ofGateways), kind: only(kind), name: true, ...more });

/** By kind. */
export const shapes: Readonly<Record<string, Fields>> = {
  BackendTrafficPolicy: withSpec({
    circuitBreaker: {
      maxConnections: true,
      maxParallelRequests: true,
      maxParallelRetries: true,
      maxPendingRequests: true,
    },
    rateLimit: {
      local: {
        rules: each({
          clientSelectors: each({ sourceCIDR: { invert: only(false), type: only('Distinct'), value: true } }),
          limit: { requests: true, unit: only('Second') },
        }),
      },
      type: only('Local'),
    },
    requestBuffer: { limit: true },
    targetRefs: targets('HTTPRoute'),
  }),
  Certificate: withSpec({
    additionalOutputFormats: each({ type: true }),
    commonName: true,
    dnsNames: true,
    duration: true,
    isCA: true,
    issuerRef: { group: true, kind: true, name: true },
    privateKey: { algorithm: true, rotationPolicy: true, size: true },
    renewBefore: true,
    revisionHistoryLimit: true,
    secretName: true,
    subject: { organizationalUnits: true },
    usages: true,
  }),
  ClientTrafficPolicy: withSpec({
    path: { disableMergeSlashes: only(true), escapedSlashesAction: only('KeepUnchanged') },
    targetRefs: targets('Gateway', { sectionName: true }),
    tls: {
      clientValidation: { caCertificateRefs: toSecrets, mode: only('RequireAndVerify') },
      minVersion: true,
    },
    timeout: { http: { requestHeadersReceivedTimeout: true, requestReceivedTimeout: true } },
  }),
  ClusterIssuer: issuer,
  ClusterRole: object({ rules: each(rbacRule) }),
  ClusterRoleBinding: binding,
  ConfigMap: object({ data: true, immutable: true }),
  CronJob: withSpec({
    concurrencyPolicy: true,
    failedJobsHistoryLimit: true,
    jobTemplate: { metadata: { annotations: true, creationTimestamp: true, labels: true }, spec: job },
    schedule: true,
    startingDeadlineSeconds: true,
    successfulJobsHistoryLimit: true,
    suspend: only(false),
    timeZone: true,
  }),
  Deployment: withSpec({
    minReadySeconds: true,
    paused: only(false),
    progressDeadlineSeconds: true,
    replicas: true,
    revisionHistoryLimit: true,
    selector: true,
    strategy: { rollingUpdate: { maxSurge: true, maxUnavailable: true }, type: true },
    template,
  }),
  Gateway: withSpec({
    gatewayClassName: true,
    listeners: each({
      allowedRoutes: {
        kinds: each({ group: only(ofGateways), kind: only('HTTPRoute') }),
        namespaces: { from: true },
      },
      hostname: true,
      name: true,
      port: true,
      protocol: true,
      tls: { certificateRefs: toSecrets, mode: only('Terminate') },
    }),
  }),
  HTTPRoute: withSpec({
    hostnames: true,
    parentRefs: each({
      group: only(ofGateways),
      kind: only('Gateway'),
      name: true,
      namespace: true,
      sectionName: true,
    }),
    rules: each({
      backendRefs: each({
        group: only(''),
        kind: only('Service'),
        name: true,
        namespace: true,
        port: true,
        weight: only(1),
      }),
      filters: each({
        requestRedirect: { port: true, scheme: only('https'), statusCode: only(308) },
        type: only('RequestRedirect'),
      }),
      matches: each({ path: { type: only('PathPrefix', 'Exact'), value: true } }),
      timeouts: { request: true },
    }),
  }),
  HorizontalPodAutoscaler: withSpec({
    behavior: { scaleDown: scaling, scaleUp: scaling },
    maxReplicas: true,
    metrics: true,
    minReplicas: true,
    scaleTargetRef: { apiVersion: true, kind: true, name: true },
  }),
  Ingress: withSpec({
    ingressClassName: true,
    rules: each({
      host: true,
      http: {
        paths: each({
          backend: { service: { name: true, port: { name: true, number: true } } },
          path: true,
          pathType: true,
        }),
      },
    }),
    tls: each({ hosts: true, secretName: true }),
  }),
  Issuer: issuer,
  Job: withSpec(job),
  LimitRange: object({
    spec: { limits: each({ default: true, defaultRequest: true, max: true, min: true, type: true }) },
  }),
  Namespace: withSpec({ finalizers: each(only('kubernetes')) }),
  NetworkPolicy: object({
    spec: {
      egress: each({ ports: policyPorts, to: peers }),
      ingress: each({ from: peers, ports: policyPorts }),
      podSelector: true,
      policyTypes: true,
    },
  }),
  PodDisruptionBudget: withSpec({
    maxUnavailable: true,
    minAvailable: true,
    selector: true,
    unhealthyPodEvictionPolicy: true,
  }),
  PriorityClass: object({
    description: true,
    globalDefault: true,
    preemptionPolicy: only('PreemptLowerPriority'),
    value: true,
  }),
  ResourceQuota: withSpec({ hard: true }),
  Role: object({ rules: each(rbacRule) }),
  RoleBinding: binding,
  SecurityPolicy: withSpec({
    authorization: {
      defaultAction: only('Deny'),
      rules: each({ action: only('Allow'), name: true, principal: { clientCIDRs: true } }),
    },
    targetRefs: targets('HTTPRoute'),
  }),
  Service: withSpec({
    clusterIP: true,
    clusterIPs: true,
    internalTrafficPolicy: only('Cluster'),
    ipFamilies: true,
    ipFamilyPolicy: only('SingleStack'),
    ports: each({ name: true, port: true, protocol: true, targetPort: true }),
    publishNotReadyAddresses: true,
    selector: true,
    sessionAffinity: only('None'),
    type: true,
  }),
  ServiceAccount: object({ automountServiceAccountToken: true }),
  StatefulSet: withSpec({
    minReadySeconds: true,
    persistentVolumeClaimRetentionPolicy: { whenDeleted: true, whenScaled: true },
    podManagementPolicy: true,
    replicas: true,
    revisionHistoryLimit: true,
    selector: true,
    serviceName: true,
    template,
    updateStrategy: { rollingUpdate: { maxUnavailable: only(1), partition: only(0) }, type: only('RollingUpdate') },
    volumeClaimTemplates: each({
      apiVersion: true,
      kind: true,
      metadata: {
        creationTimestamp: true,
        labels: { 'app.kubernetes.io/instance': true, 'app.kubernetes.io/name': true, env: true },
        name: true,
      },
      spec: {
        accessModes: true,
        dataSource: true,
        dataSourceRef: true,
        resources: { requests: true },
        storageClassName: true,
        volumeMode: only('Filesystem'),
      },
      status: true,
    }),
  }),
  ValidatingAdmissionPolicy: withSpec({ '*': true }),
  ValidatingAdmissionPolicyBinding: withSpec({ '*': true }),
};
