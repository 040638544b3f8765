/** Writers in the namespaces of the platform: the deployer, the cluster's own controllers, and who acts in an incident. */
import type { Declared } from '../../config/declared';
import { type Admission, celList } from '../admission';
import type { AdmissionRequest, Policy, PolicyContext, PolicyParameters } from '../policy';
import { demand } from '../sentences';
import { mayBreakGlass } from './connections';

/** The parts of the control plane that have no account. */
export const controlPlane = ['system:apiserver', 'system:kube-controller-manager', 'system:kube-scheduler'];

/** Controllers of the control plane, and addons that are part of the cluster, have accounts here. */
export const accountsOfCluster = 'system:serviceaccount:kube-system:';

/** Nodes write about their own pods: the plug-in NodeRestriction sees to that. */
const node = { prefix: 'system:node:', group: 'system:nodes' } as const;

/** Such as `secrets/` and `pods/status`. The API server leaves an empty `subResource` out. */
const asked = "(request.resource.resource + '/' + request.?subResource.orValue(''))";

const certificateGroups: readonly string[] = ['cert-manager.io', 'acme.cert-manager.io'];

/** The account of cert-manager's controller. */
export const certManager = 'system:serviceaccount:cert-manager:cert-manager';

/** A controller of others, with what it writes in our namespaces. */
interface Controller {
  readonly account: string;
  /** In CEL, and offline. */
  readonly may: string;
  readonly writes: (group: string, resource: string) => boolean;
}

function controllersIn(declared: Declared | undefined): readonly Controller[] {
  const doors = (declared?.doors ?? []).map(({ account, namespace, writes }): Controller => {
    const groups = Object.entries(writes);
    return {
      account: `system:serviceaccount:${namespace}:${account}`,
      may: groups
        .map(([group, resources]) => `request.resource.group == '${group}' && ${asked} in ${celList(resources)}`)
        .join(' || '),
      writes: (group, resource) => groups.some(([one, resources]) => one === group && resources.includes(resource)),
    };
  });
  return [
    {
      account: certManager,
      may: `request.resource.group in ${celList(certificateGroups)} || ${asked} in ['secrets/']`,
      writes: (group, resource) => certificateGroups.includes(group) || resource === 'secrets/',
    },
    ...doors,
  ];
}

/** Open to all who have the right: notes about objects, and requests that other policies judge. */
const left = ['events/', 'pods/eviction', 'pods/ephemeralcontainers'];

const fix =
  'let the deployer of the environment write it: change the repository, and deploy; in an incident break the glass as docs/how-to/break-the-glass.md says';

function admission({ breakGlass = [], declared, deployers = [], namespaces = [] }: PolicyParameters): Admission {
  const by = 'request.userInfo.username';
  return {
    resources: [{ group: '*', version: '*', resources: ['*/*'] }],
    operations: ['CREATE', 'UPDATE', 'DELETE'],
    namespaces,
    unless: {
      'not-of-writers': `${asked} in ${celList(left)}`,
      // What has no namespace is matched by every selector of namespaces.
      'of-the-cluster': "request.?namespace.orValue('') == ''",
    },
    variables: {
      deployer: `${by} in ${celList(deployers)} || request.userInfo.?groups.orValue([]).exists(g, g in ${celList([...deployers, ...breakGlass])})`,
      cluster: `${by} in ${celList(controlPlane)} || ${by}.startsWith('${accountsOfCluster}') || (${by}.startsWith('${node.prefix}') && '${node.group}' in request.userInfo.?groups.orValue([]))`,
      controller: controllersIn(declared)
        .map(({ account, may }) => `(${by} == '${account}' && (${may}))`)
        .join(' || '),
    },
    expression: 'variables.deployer || variables.cluster || variables.controller',
    found: `'by ' + ${by}`,
  };
}

export const reviewedWriter: Policy = {
  id: 'reviewed-writer',
  source: 'V18',
  title: 'The deployer writes in our namespaces, and controllers of the cluster',
  why: 'Whoever may edit one namespace can publish, replace or open whatever is in it, and deploys do not take it back.',
  fix,
  answers: [],
  admission,
  check: ({ apiVersion, kind, metadata: { name, namespace } }, context) => {
    const { namespaces = [], request } = context;
    const around = kind === 'Namespace' ? name : namespace;
    if (!request || request.operation === 'CONNECT' || around === undefined || !namespaces.includes(around)) return [];
    const resource = resourceOf(kind, request);
    if (left.includes(resource) || mayWrite(apiVersion, resource, request, context)) return [];
    return demand(false, [], `(by ${request.user.name}) ${fix}`);
  },
};

function mayWrite(
  apiVersion: string,
  resource: string,
  { user: { groups, name } }: AdmissionRequest,
  context: PolicyContext,
): boolean {
  const { declared, deployers = [] } = context;
  if ([name, ...groups].some((one) => deployers.includes(one)) || mayBreakGlass(context)) return true;
  if (controlPlane.includes(name) || name.startsWith(accountsOfCluster)) return true;
  if (name.startsWith(node.prefix) && groups.includes(node.group)) return true;
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  return controllersIn(declared).some(({ account, writes }) => account === name && writes(group, resource));
}

/** As the API server names it; the few kinds that are asked about have regular plurals. */
function resourceOf(kind: string, { subresource }: AdmissionRequest): string {
  const plural = kind.toLowerCase().replace(/(?:(s)|(?<![aeiou])(y))?$/, (_, s, y) => (s ? 'ses' : y ? 'ies' : 's'));
  return `${plural}/${subresource ?? ''}`;
}
