/** Admission: the part of a policy that the API server enforces, as a ValidatingAdmissionPolicy in CEL. */

/** A policy in the API server. */
export interface Admission {
  /** The kinds that it matches. */
  readonly resources: readonly Resources[];
  /** @default CREATE and UPDATE */
  readonly operations?: readonly Operation[];
  /** Match outside of the platform's namespaces too. @default false */
  readonly everywhere?: boolean;
  /**
   * Match in these namespaces alone, by the label that the API server itself gives each.
   * @default - in those that are labelled as the platform's
   */
  readonly namespaces?: readonly string[];
  /** CEL expressions that exclude requests, by name. @default - none */
  readonly unless?: Readonly<Record<string, string>>;
  /** Names for parts of the expressions, each a CEL expression; later ones may use earlier ones. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** CEL expression that must be true. */
  readonly expression: string;
  /** CEL expression of a text: what in the object is wrong. @default - the object */
  readonly found?: string;
  /** A ConfigMap whose `data` the expressions find as `params.data`; without it everything is refused. @default - none */
  readonly parameters?: { readonly namespace: string; readonly name: string };
  /**
   * Loaded from files of the API server, not from an object: an object cannot protect the policies that are objects.
   * @default false
   */
  readonly inFiles?: boolean;
}

/** A policy that the API server cannot hold. */
export interface Unheld {
  /** Why, in one sentence. */
  readonly cannot: string;
}

export type Operation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';

/** The kinds that a rule matches. */
export interface Resources {
  readonly group: string;
  readonly version: string;
  /** Plural names, as in a URL. */
  readonly resources: readonly string[];
}

/** Everything that runs pods, and pods themselves. */
export const workloads: readonly Resources[] = [
  { group: '', version: 'v1', resources: ['pods', 'replicationcontrollers'] },
  { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] },
];

/** The same without pods: what pods are made of. */
export const templates: readonly Resources[] = workloads.map((one) => ({
  ...one,
  resources: one.resources.filter((resource) => resource !== 'pods'),
}));

/** A front door of the Gateway API: hosts, routes, and what guards them. */
export const frontDoor: readonly Resources[] = [
  {
    group: 'gateway.envoyproxy.io',
    version: 'v1alpha1',
    resources: ['backendtrafficpolicies', 'clienttrafficpolicies', 'securitypolicies'],
  },
  { group: 'gateway.networking.k8s.io', version: 'v1', resources: ['gateways', 'httproutes'] },
];

/** Some of those: of the Gateway API, and of Envoy Gateway. */
export function doorResources(gateways: readonly string[], policies: readonly string[]): readonly Resources[] {
  return frontDoor
    .map((one) => ({
      ...one,
      resources: one.resources.filter((name) => [...gateways, ...policies].includes(name)),
    }))
    .filter(({ resources }) => resources.length > 0);
}

/** Resources that charts write into namespaces, and those that controllers make of them. */
export const namespaced: readonly Resources[] = [
  {
    group: '',
    version: 'v1',
    resources: [
      'configmaps',
      'limitranges',
      'persistentvolumeclaims',
      'pods',
      'resourcequotas',
      'serviceaccounts',
      'services',
    ],
  },
  { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'] },
  { group: 'batch', version: 'v1', resources: ['cronjobs', 'jobs'] },
  { group: 'cert-manager.io', version: 'v1', resources: ['certificates', 'issuers'] },
  ...frontDoor,
  { group: 'networking.k8s.io', version: 'v1', resources: ['ingresses', 'networkpolicies'] },
  { group: 'policy', version: 'v1', resources: ['poddisruptionbudgets'] },
  { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['rolebindings', 'roles'] },
];

/** Resources that charts write outside of namespaces, without the policies themselves. */
export const clusterScoped: readonly Resources[] = [
  { group: '', version: 'v1', resources: ['namespaces', 'persistentvolumes'] },
  { group: 'cert-manager.io', version: 'v1', resources: ['clusterissuers'] },
  { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['clusterrolebindings', 'clusterroles'] },
  { group: 'scheduling.k8s.io', version: 'v1', resources: ['priorityclasses'] },
];

/** Pods may be given containers later. */
const podsAndWhatIsAdded: readonly Resources[] = [
  { group: '', version: 'v1', resources: ['pods/ephemeralcontainers'] },
  ...workloads,
];

/** The pod of a workload in CEL, whatever its kind. */
export const podVariables = {
  template:
    "object.kind == 'Pod' ? dyn(object) : object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : dyn(object).spec.template",
  pod: 'variables.template.spec',
} as const;

/** Its containers: those that its rules ask about. */
const containerLists = {
  all: 'variables.pod.containers + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])',
  lasting: 'variables.pod.containers + variables.pod.?initContainers.orValue([])',
  ordinary: 'variables.pod.containers',
} as const;

export interface PodRule {
  /** CEL expression over `variables.pod` and `variables.template` that must be true. @default - none */
  readonly pod?: string;
  /** CEL expression over each container `c` that must be true. @default - none */
  readonly container?: string;
  /** The containers that are checked: all; without ephemeral ones; or without init containers too. @default all */
  readonly among?: keyof typeof containerLists;
  /** More names, as in `Admission`. They may use `variables.pod`. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** The kinds that are checked. @default - everything that runs pods */
  readonly resources?: readonly Resources[];
}

/** A rule about pods and their containers, wherever they are written. A refusal names the containers. */
export function onPods({
  pod,
  container,
  among = 'all',
  variables,
  resources = podsAndWhatIsAdded,
}: PodRule): Admission {
  const template = templateOf(resources);
  const refused = `(${containerLists[among]}).filter(c, !(${container})).map(c, c.name)`;
  return {
    resources,
    variables: { ...podVariables, template, ...variables, ...(container ? { refused } : {}) },
    expression: [...(pod ? [`(${pod})`] : []), ...(container ? ['variables.refused.size() == 0'] : [])].join(' && '),
    ...(container
      ? { found: "variables.refused.size() == 0 ? 'its pod' : 'container ' + variables.refused.join(', ')" }
      : { found: "'its pod'" }),
  };
}

/** The pod template of the object: only a Pod is one itself, only a CronJob has another one around it. */
function templateOf(resources: readonly Resources[]): string {
  const has = (name: string) => resources.some((one) => one.resources.includes(name));
  return [
    ...(has('pods') ? ["object.kind == 'Pod' ? dyn(object) : "] : []),
    ...(has('cronjobs') ? ["object.kind == 'CronJob' ? dyn(object).spec.jobTemplate.spec.template : "] : []),
    'dyn(object).spec.template',
  ].join('');
}

/** A text as a CEL literal. */
export function celText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

/** A list of texts as a CEL literal. */
export function celList(texts: readonly string[]): string {
  return `[${texts.map(celText).join(', ')}]`;
}
