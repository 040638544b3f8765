/** Shape of pods: the fields that charts write, and what the API server fills in. */
import { each, type Fields, only } from './shape';

const probe: Fields = {
  failureThreshold: true,
  grpc: true,
  httpGet: { path: true, port: true, scheme: only('HTTP') },
  initialDelaySeconds: true,
  periodSeconds: true,
  successThreshold: true,
  tcpSocket: { port: true },
  terminationGracePeriodSeconds: true,
  timeoutSeconds: true,
};

/** What other policies judge by value, field by field. */
const securityContext: Fields = {
  allowPrivilegeEscalation: true,
  appArmorProfile: true,
  capabilities: { add: true, drop: true },
  privileged: true,
  procMount: true,
  readOnlyRootFilesystem: true,
  runAsGroup: true,
  runAsNonRoot: true,
  runAsUser: true,
  seLinuxOptions: true,
  seccompProfile: true,
  windowsOptions: true,
};

const amounts: Fields = { cpu: true, 'ephemeral-storage': true, memory: true };

export const containerShape: Fields = {
  args: true,
  command: true,
  env: each({ name: true, value: true, valueFrom: { configMapKeyRef: true, secretKeyRef: true } }),
  envFrom: each({ configMapRef: { name: true }, secretRef: true }),
  image: true,
  imagePullPolicy: true,
  lifecycle: { preStop: { sleep: true } },
  livenessProbe: probe,
  name: true,
  ports: each({ containerPort: true, hostPort: true, name: true, protocol: only('TCP', 'UDP') }),
  readinessProbe: probe,
  // Of pods; the API server fills it in.
  resizePolicy: each({ resourceName: true, restartPolicy: only('NotRequired') }),
  resources: { limits: amounts, requests: amounts },
  restartPolicy: true,
  securityContext,
  startupProbe: probe,
  terminationMessagePath: only('/dev/termination-log'),
  terminationMessagePolicy: true,
  volumeMounts: each({ mountPath: true, name: true, readOnly: true, subPath: true, subPathExpr: true }),
};

const items = each({ key: true, mode: true, path: true });

/** Which sources there may be is another policy. */
const volume: Fields = {
  '*': true,
  configMap: { defaultMode: true, items, name: true },
  emptyDir: { sizeLimit: true },
  secret: { defaultMode: true, items, secretName: true },
};

const term: Fields = { labelSelector: true, topologyKey: true };

/** A pod; its containers are judged one by one. */
export const podShape: Fields = {
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: each({ podAffinityTerm: term, weight: true }),
      requiredDuringSchedulingIgnoredDuringExecution: each(term),
    },
  },
  automountServiceAccountToken: true,
  containers: true,
  dnsConfig: { nameservers: true, options: each({ name: only('attempts', 'ndots', 'timeout'), value: true }) },
  // Whom it may really ask is a matter of network policies.
  dnsPolicy: only('ClusterFirst', 'None'),
  enableServiceLinks: true,
  ephemeralContainers: true,
  hostIPC: true,
  hostNetwork: true,
  hostPID: true,
  hostUsers: true,
  initContainers: true,
  nodeSelector: { 'breakwater.example/subnet': true },
  priorityClassName: true,
  restartPolicy: true,
  schedulerName: only('default-scheduler'),
  securityContext: {
    ...securityContext,
    fsGroup: true,
    fsGroupChangePolicy: true,
    supplementalGroups: true,
    sysctls: true,
  },
  serviceAccount: true,
  serviceAccountName: true,
  shareProcessNamespace: true,
  terminationGracePeriodSeconds: true,
  topologySpreadConstraints: each({
    ...term,
    matchLabelKeys: true,
    maxSkew: true,
    minDomains: true,
    whenUnsatisfiable: true,
  }),
  volumes: each(volume),
};

/** What admission, scheduler and controllers add to a pod. */
export const runningFields = ['hostname', 'nodeName', 'preemptionPolicy', 'priority', 'subdomain', 'tolerations'];
