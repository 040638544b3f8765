/** Nothing of one environment gets into the namespaces of another, whoever applies it. */
import { Construct } from 'constructs';
import { AdmissionPolicy } from '../../src/constructs/admission-policy';
import { partOf } from '../../src/constructs/labels';

/** The label that says to which environment an object belongs. */
const label = "metadata.?labels[?'env'].orValue('none')";

/** The label that says that a namespace is ours. */
const part = "metadata.?labels[?'app.kubernetes.io/part-of'].orValue('none')";

/** What the control plane makes in every namespace, without labels. */
const ownObjects = {
  'not-the-root-certificate': "request.resource.resource == 'configmaps' && request.name == 'kube-root-ca.crt'",
  'not-the-default-account':
    "request.resource.resource == 'serviceaccounts' && request.name == 'default' && request.userInfo.username.startsWith('system:serviceaccount:kube-system:')",
};

/**
 * Every object in a namespace of the platform must carry the `env` of its namespace, and a namespace's own never
 * changes. Kinds that controllers alone write (ReplicaSets' pods inherit it, endpoints, events, leases, certificate
 * requests and the Secrets of cert-manager) are either labelled by inheritance or not asked.
 */
export class EnvironmentSeal extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AdmissionPolicy(this, 'objects', {
      name: 'breakwater-environment-seal',
      resources: [
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
        { group: 'networking.k8s.io', version: 'v1', resources: ['ingresses', 'networkpolicies'] },
        { group: 'policy', version: 'v1', resources: ['poddisruptionbudgets'] },
        { group: 'rbac.authorization.k8s.io', version: 'v1', resources: ['rolebindings', 'roles'] },
      ],
      unless: ownObjects,
      variables: { found: `object.${label}`, expected: `namespaceObject.${label}` },
      expression: 'variables.found == variables.expected',
      message:
        "object.kind + ' ' + object.metadata.name + (variables.found == 'none' ? ' has no label env' : ' is of environment ' + variables.found) + ', its namespace is of ' + variables.expected + ': apply what is in dist/' + variables.expected",
    });
    new AdmissionPolicy(this, 'namespaces', {
      name: 'breakwater-environment-fixed',
      resources: [{ group: '', version: 'v1', resources: ['namespaces'] }],
      // A selector would look at the labels that the request brings: who takes them off would not be asked.
      everywhere: true,
      unless: {
        new: "request.operation == 'CREATE'",
        'not-ours': `oldObject.${part} != '${partOf}'`,
      },
      variables: { before: `oldObject.${label}`, after: `object.${label}` },
      expression: `variables.before == variables.after && object.${part} == '${partOf}'`,
      message:
        "'namespace ' + object.metadata.name + ' is of environment ' + variables.before + ' and stays so, got ' + variables.after + ': use the cluster of ' + variables.after",
    });
  }
}
