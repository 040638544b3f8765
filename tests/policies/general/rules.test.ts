import { generalRules } from '../../../src/policies/general';
import { deployment, object, rulesThatFind, sentences } from './judged';

type Case = readonly [says: string, yaml: string];

const rbac = 'rbac.authorization.k8s.io/v1';
const role = (rules: string, kind = 'ClusterRole') => object(rbac, kind, `rules: [${rules}]`);
const rights = (resources: string, verbs: string, groups = '""') =>
  `{apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}]}`;
const binding = (to: string, subject: string, kind = 'ClusterRoleBinding') =>
  object(
    rbac,
    kind,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${to}}, subjects: [${subject}]`,
  );
const context = (fields: string) => `securityContext: {${fields}}`;
const service = (spec: string, name = 'web') => object('v1', 'Service', `spec: {${spec}}`, name);
const both = (...all: readonly string[]) => all.join('\n---\n');
const web = 'selector: {app: web}';
const ingress = (spec: string) => object('networking.k8s.io/v1', 'Ingress', `spec: {${spec}}`);
const path = (backend: string) => `rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {${backend}}}]}}]`;
const budget = (spec: string, name = 'a') =>
  object('policy/v1', 'PodDisruptionBudget', `spec: {selector: {matchLabels: {app: web}}, ${spec}}`, name);
const env = (name: string, value: string) => deployment(`env: [{name: ${name}, value: "${value}"}]`);
const args = (...words: readonly string[]) => deployment(`args: ${JSON.stringify(words)}`);
const volume = (source: string, pod = '') => deployment('', `${pod ? `${pod}, ` : ''}volumes: [{name: v, ${source}}]`);
const secret = (fields: string) => object('v1', 'Secret', fields);
const webhook = (fields: string) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', `webhooks: [{name: w.a.io, ${fields}}]`);
const pods = 'rules: [{apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}]';
const operator = object('monitoring.coreos.com/v1', 'Alertmanager', 'spec: {}', 'main');

/** By rule: YAML in which it finds nothing, and YAML in which it finds something. */
const cases: Readonly<Record<string, { readonly good: readonly Case[]; readonly bad: readonly Case[] }>> = {
  'run-as-non-root': {
    good: [
      ['on the pod', deployment('', context('runAsNonRoot: true'))],
      ['on the container', deployment(context('runAsNonRoot: true'))],
      ['a user by its number, on the pod', deployment('', context('runAsUser: 1000'))],
      ['the container over the pod', deployment(context('runAsNonRoot: true'), context('runAsNonRoot: false'))],
      ['Windows', deployment('', 'os: {name: windows}')],
    ],
    bad: [
      ['nowhere', deployment()],
      ['the container over the pod', deployment(context('runAsNonRoot: false'), context('runAsNonRoot: true'))],
      ['root by its number', deployment(context('runAsUser: 0, runAsNonRoot: true'))],
      ['yes and no of YAML 1.1', deployment(context('runAsNonRoot: no'))],
      [
        'the second task of Volcano',
        '{apiVersion: batch.volcano.sh/v1alpha1, kind: Job, metadata: {name: a}, spec: {tasks: [{template: {spec: {securityContext: {runAsNonRoot: true}, containers: [{name: c}]}}}, {template: {spec: {containers: [{name: d}]}}}]}}',
      ],
      ['a Rollout', deployment().replace('apps/v1', 'argoproj.io/v1alpha1').replace('Deployment', 'Rollout')],
      [
        'a PodTemplate',
        '{apiVersion: v1, kind: PodTemplate, metadata: {name: a}, template: {spec: {containers: [{name: c, image: "x:1"}]}}}',
      ],
    ],
  },
  'no-privilege-escalation': {
    good: [
      ['off', deployment(context('allowPrivilegeEscalation: false'))],
      ['privileged has its own rule', deployment(context('privileged: true'))],
    ],
    bad: [['not said, which is on', deployment()]],
  },
  'no-privileged-container': {
    good: [
      ['not said', deployment()],
      ['off', deployment(context('privileged: false'))],
    ],
    bad: [
      ['on', deployment(context('privileged: on'))],
      [
        'of Knative',
        '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a}, spec: {template: {spec: {containers: [{image: "x:1", securityContext: {privileged: true}}]}}}}',
      ],
    ],
  },
  'drop-capabilities': {
    good: [
      ['all', deployment(context('capabilities: {drop: [ALL]}'))],
      ['all, and one again', deployment(context('capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}'))],
    ],
    bad: [['one of them', deployment(context('capabilities: {drop: [NET_RAW]}'))]],
  },
  'added-capabilities': {
    good: [['a usual one', deployment(context('capabilities: {add: [CHOWN, NET_BIND_SERVICE]}'))]],
    bad: [
      ['SYS_ADMIN', deployment(context('capabilities: {add: [SYS_ADMIN]}'))],
      ['all', deployment(context('capabilities: {add: [ALL]}'))],
    ],
  },
  'seccomp-profile': {
    good: [
      ['of the pod', deployment('', context('seccompProfile: {type: RuntimeDefault}'))],
      ['of the container', deployment(context('seccompProfile: {type: Localhost}'))],
    ],
    bad: [
      ['none', deployment()],
      [
        'unconfined over the pod',
        deployment(context('seccompProfile: {type: Unconfined}'), context('seccompProfile: {type: RuntimeDefault}')),
      ],
    ],
  },
  'apparmor-profile': {
    good: [
      ['none', deployment()],
      ['of a file', deployment(context('appArmorProfile: {type: Localhost}'))],
    ],
    bad: [['unconfined', deployment(context('appArmorProfile: {type: Unconfined}'))]],
  },
  'read-only-root-filesystem': {
    good: [['on', deployment(context('readOnlyRootFilesystem: true'))]],
    bad: [['off', deployment(context('readOnlyRootFilesystem: false'))]],
  },
  'host-namespaces': {
    good: [['off', deployment('', 'hostNetwork: false')]],
    bad: [
      ['network, by yes', deployment('', 'hostNetwork: yes')],
      ['processes', deployment('', 'hostPID: true')],
    ],
  },
  'host-ports': {
    good: [
      ['a port of the pod', deployment('ports: [{containerPort: 80}]')],
      ['in the network of the node', deployment('ports: [{containerPort: 80, hostPort: 80}]', 'hostNetwork: true')],
    ],
    bad: [['a port of the node', deployment('ports: [{containerPort: 80, hostPort: 80}]')]],
  },
  'host-mounts': {
    good: [
      ['an emptyDir', volume('emptyDir: {}')],
      ['a driver', volume('csi: {driver: a}')],
    ],
    bad: [['a path', volume('hostPath: {path: /var/run/docker.sock}')]],
  },
  'kernel-defaults': {
    good: [
      ['a safe sysctl', deployment('', context('sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]'))],
      ['a probe of another host', deployment('readinessProbe: {httpGet: {host: 127.0.0.1, port: 80}}')],
      ['a type of containers', deployment(context('seLinuxOptions: {type: container_t, level: "s0:c1"}'))],
    ],
    bad: [
      ['an unsafe sysctl', deployment('', context('sysctls: [{name: kernel.msgmax, value: "1"}]'))],
      ['an unmasked /proc', deployment(context('procMount: Unmasked'))],
      ['a type that does not confine', deployment(context('seLinuxOptions: {type: spc_t}'))],
    ],
  },
  'host-aliases': {
    good: [['of a host', deployment('', 'hostAliases: [{ip: 192.0.2.1, hostnames: [a]}]')]],
    bad: [['of the metadata of a cloud', deployment('', 'hostAliases: [{ip: 169.254.169.254, hostnames: [a]}]')]],
  },
  'persistent-volume': {
    good: [
      ['of a driver', object('v1', 'PersistentVolume', 'spec: {csi: {driver: a}}')],
      ['local', object('v1', 'PersistentVolume', 'spec: {local: {path: /a}}')],
    ],
    bad: [['a path', object('v1', 'PersistentVolume', 'spec: {hostPath: {path: /}}')]],
  },
  'service-account': {
    good: [
      ['an account of its own', deployment('', 'serviceAccountName: a')],
      ['the old field', deployment('', 'serviceAccount: a')],
      ['off', deployment('', 'automountServiceAccountToken: false')],
      [
        'off at the account',
        both(deployment(), object('v1', 'ServiceAccount', 'automountServiceAccountToken: false', 'default')),
      ],
    ],
    bad: [
      ['no account', deployment()],
      ['the default one', deployment('', 'serviceAccountName: default')],
    ],
  },
  'deprecated-service-account': {
    good: [['both fields, as the API server writes', deployment('', 'serviceAccount: a, serviceAccountName: a')]],
    bad: [['the old one', deployment('', 'serviceAccount: a')]],
  },
  'token-lifetime': {
    good: [
      [
        'for an audience',
        volume(
          'projected: {sources: [{serviceAccountToken: {path: t, audience: vault, expirationSeconds: 3600}}]}',
          'automountServiceAccountToken: false',
        ),
      ],
      ['another Secret', secret('type: Opaque')],
    ],
    bad: [
      ['of a year', volume('projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 31536000}}]}')],
      [
        'where the token is off',
        volume('projected: {sources: [{serviceAccountToken: {path: t}}]}', 'automountServiceAccountToken: false'),
      ],
      ['without an end', secret('type: kubernetes.io/service-account-token')],
    ],
  },
  'image-tag': {
    good: [
      ['a version', deployment()],
      ['a digest alone', deployment().replace('"x:1"', `"x@sha256:${'a'.repeat(64)}"`)],
      ['a port of the registry', deployment().replace('"x:1"', '"a:5000/x:1"')],
    ],
    bad: [
      ['none', deployment().replace('"x:1"', 'x')],
      ['latest', deployment().replace('"x:1"', '"x:latest"')],
      ['a port alone', deployment().replace('"x:1"', '"a:5000/x"')],
    ],
  },
  'resource-limits': {
    good: [
      ['all', deployment('resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1024Mi}}')],
      ['limits, which are requests too', deployment('resources: {limits: {cpu: 1, memory: 1Gi}}')],
      ['of a LimitRange', both(deployment(), object('v1', 'LimitRange', 'spec: {limits: []}'))],
    ],
    bad: [
      ['no limit on memory', deployment('resources: {requests: {cpu: 1, memory: 1Gi}}')],
      ['none', deployment()],
    ],
  },
  'memory-unit': {
    good: [
      ['mebibytes', deployment('resources: {limits: {memory: 512Mi, cpu: 500m}}')],
      ['bytes', deployment('resources: {limits: {memory: 134217728}}')],
      ['1e9', deployment('resources: {limits: {memory: 1e9}}')],
    ],
    bad: [
      ['thousandths', deployment('resources: {limits: {memory: 512m}}')],
      ['few bytes', deployment('resources: {requests: {memory: 512}}')],
    ],
  },
  probes: {
    good: [
      [
        'readiness behind a Service',
        both(deployment('readinessProbe: {tcpSocket: {port: 80}}'), service(`${web}, ports: [{port: 80}]`)),
      ],
      ['no Service', deployment()],
      ['a Service of others', both(deployment(), service('selector: {app: other}, ports: [{port: 80}]'))],
    ],
    bad: [['none behind a Service', both(deployment(), service(`${web}, ports: [{port: 80}]`))]],
  },
  'pod-spread': {
    good: [
      ['one pod', deployment().replace('spec: {', 'spec: {replicas: 1, ')],
      [
        'by a topologySpreadConstraint',
        deployment(
          '',
          'topologySpreadConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}]',
        ).replace('spec: {', 'spec: {replicas: 3, '),
      ],
    ],
    bad: [['not at all', deployment().replace('spec: {', 'spec: {replicas: 3, ')]],
  },
  'disruption-budget': {
    good: [
      ['one at a time', budget('maxUnavailable: 1')],
      ['less than all', both(budget('minAvailable: 2'), deployment().replace('spec: {', 'spec: {replicas: 3, '))],
    ],
    bad: [
      ['none', budget('maxUnavailable: 0')],
      ['all of them', both(budget('minAvailable: 3'), deployment().replace('spec: {', 'spec: {replicas: 3, '))],
      ['100%', budget('minAvailable: 100%')],
    ],
  },
  'disruption-budget-target': {
    good: [
      ['of a workload', both(budget('maxUnavailable: 1'), deployment())],
      ['alone in the YAML', budget('maxUnavailable: 1')],
    ],
    bad: [
      ['of no pods', both(budget('maxUnavailable: 1'), deployment('', '', 'other'))],
      ['two of one workload', both(budget('maxUnavailable: 1'), budget('maxUnavailable: 1', 'b'), deployment())],
    ],
  },
  'managed-pod': {
    good: [
      [
        'of a controller',
        '{apiVersion: v1, kind: Pod, metadata: {name: a, ownerReferences: [{controller: true}]}, spec: {containers: [{name: c, image: "x:1"}]}}',
      ],
      [
        'a test of Helm',
        '{apiVersion: v1, kind: Pod, metadata: {name: a, annotations: {helm.sh/hook: test}}, spec: {containers: [{name: c, image: "x:1"}]}}',
      ],
      [
        'that runs once',
        '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}',
      ],
    ],
    bad: [['bare', '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: "x:1"}]}}']],
  },
  'service-target': {
    good: [
      ['without a selector', both(service('ports: [{port: 5432}]'), deployment())],
      [
        'a number that no container declares',
        both(service(`${web}, ports: [{port: 80, targetPort: 8080}]`), deployment()),
      ],
      ['ExternalName', both(service('type: ExternalName, externalName: a.example'), deployment())],
      ['without workloads in the YAML', service('selector: {app: lost}, ports: [{port: 80}]')],
      [
        'pods of an operator',
        both(service('selector: {alertmanager: main}, ports: [{port: 80}]'), deployment(), operator),
      ],
      [
        'of another group',
        both(
          '{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: a, namespace: shop}, spec: {}}',
          deployment(),
        ),
      ],
    ],
    bad: [
      ['a selector of nothing', both(service('selector: {app: lost}, ports: [{port: 80}]'), deployment())],
      ['a name that no container has', both(service(`${web}, ports: [{port: 80, targetPort: http}]`), deployment())],
    ],
  },
  'external-addresses': {
    good: [['none', service(`${web}, ports: [{port: 80}]`)]],
    bad: [['one', service(`${web}, ports: [{port: 80}], externalIPs: [192.0.2.1]`)]],
  },
  'ingress-target': {
    good: [
      [
        'a Service and its port',
        both(ingress(path('service: {name: web, port: {number: 80}}')), service('ports: [{port: 80}]')),
      ],
      ['a resource', both(ingress(path('resource: {kind: Bucket, name: a}')), service('ports: [{port: 80}]'))],
      ['without Services in the YAML', ingress(path('service: {name: web, port: {number: 80}}'))],
      [
        'the Service of an operator',
        both(ingress(path('service: {name: main-ui, port: {number: 80}}')), service('ports: [{port: 80}]'), operator),
      ],
      [
        'an action of the controller of load balancers',
        both(ingress(path('service: {name: web, port: {name: use-annotation}}')), service('ports: [{port: 80}]')),
      ],
    ],
    bad: [
      [
        'no such Service',
        both(ingress(path('service: {name: lost, port: {number: 80}}')), service('ports: [{port: 80}]')),
      ],
      ['no such port', both(ingress(path('service: {name: web, port: {number: 81}}')), service('ports: [{port: 80}]'))],
      [
        'a fallback',
        both(ingress('defaultBackend: {service: {name: lost, port: {number: 80}}}'), service('ports: [{port: 80}]')),
      ],
    ],
  },
  'ingress-tls': {
    good: [['with', ingress(`tls: [{hosts: [a.example]}], ${path('resource: {kind: B, name: a}')}`)]],
    bad: [['without', ingress(path('resource: {kind: B, name: a}'))]],
  },
  'network-policy-target': {
    good: [
      ['all pods', both(object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}}'), deployment())],
      [
        'of an operator',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: main}}}'),
          deployment(),
          operator,
        ),
      ],
      [
        'of an operator, by the name of its object and more',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: main-store}}}'),
          deployment(),
          operator,
        ),
      ],
    ],
    bad: [
      [
        'none',
        both(
          object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {app: lost}}}'),
          deployment(),
        ),
      ],
    ],
  },
  'literal-secret': {
    good: [
      ['a switch', env('USE_TOKEN', 'true')],
      ['a path', env('DB_PASSWORD_FILE', '/run/secrets/db')],
      ['a file by its path', env('DB_PASSWORD', '/run/secrets/db')],
      ['a reference', env('DB_PASSWORD', '$(OTHER)')],
      ['a placeholder', env('DB_PASSWORD', `\${PASSWORD}`)],
      ['of a Secret', deployment('env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]')],
      ['a flag with a file', args('--password=/run/secrets/db')],
      ['a flag with a variable', args('--token=$(TOKEN)', '--token', '$TOKEN')],
      ['a URL without a password', env('DB_URL', 'postgres://db.shop:5432/a')],
      ['a lifetime', args('--token=10m')],
    ],
    bad: [
      ['a variable', env('DB_PASSWORD', 'hunter22')],
      ['a key', env('AWS_SECRET_ACCESS_KEY', 'abcdefghijklmnop')],
      ['a flag', args('--password=hunter22')],
      ['a flag and the next word', args('--db-password', 'hunter22')],
      ['in a script', deployment(`command: [sh, -c, "export PGPASSWORD=hunter22; psql"]`)],
      ['a URL with a password', env('DB_URL', 'postgres://me:hunter22@db:5432/a')],
      ['a token of GitHub', args(`ghp_${'a1'.repeat(18)}`)],
      ['in a hook', deployment('lifecycle: {preStop: {exec: {command: [mysql, "--password=hunter22"]}}}')],
    ],
  },
  'config-map-without-secrets': {
    good: [
      ['settings', object('v1', 'ConfigMap', 'data: {token_ttl: "3600", key: value, mail: a@b.example, hash: sha1}')],
      ['a file', object('v1', 'ConfigMap', 'data: {password: /run/a}')],
    ],
    bad: [
      ['a password', object('v1', 'ConfigMap', 'data: {db.password: hunter22}')],
      ['a key', object('v1', 'ConfigMap', 'data: {a: "-----BEGIN RSA PRIVATE KEY-----"}')],
    ],
  },
  'secret-without-content': {
    good: [
      ['empty', secret('data: {}')],
      ['a placeholder', secret(`stringData: {password: "\${PASSWORD}"}`)],
      ['a reference to a vault', secret('stringData: {token: "op://vault/item/token"}')],
      ['settings without a secret', secret('stringData: {"a.yaml": "route:\\n  receiver: none\\n"}')],
    ],
    bad: [
      ['a password', secret('stringData: {password: hunter22}')],
      ['encoded', secret('data: {password: aHVudGVyMjI=}')],
      ['a line of settings', secret('stringData: {"a.ini": "user = me\\npassword = hunter22\\n"}')],
    ],
  },
  'least-privilege': {
    good: [
      ['names', role(rights('pods', 'get, list'))],
      ['Secrets by their name', role('{apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [get]}')],
      ['Secrets of one namespace', role(rights('secrets', 'get'), 'Role')],
      ['everything of an own group', role(rights('"*"', '"*"', 'example.com'))],
      ['of Kubernetes', role(rights('"*"', '"*"', '"*"')).replace('name: a', 'name: "system:a"')],
    ],
    bad: [
      ['everything', role(rights('"*"', '"*"', '"*"'))],
      ['everything of a namespace', role(rights('"*"', '"*"', '"*"'), 'Role')],
      ['to read everything', role(rights('"*"', 'get, list', '"*"'))],
      ['Secrets of the cluster', role(rights('secrets', 'list'))],
      ['a shell', role(rights('pods/exec', 'create'), 'Role')],
      ['rights of others', role(rights('clusterroles', 'escalate', 'rbac.authorization.k8s.io'))],
      ['to be anyone', role(rights('users', 'impersonate'))],
    ],
  },
  'role-binding': {
    good: [
      ['a role for an account', binding('view', '{kind: ServiceAccount, name: a, namespace: shop}')],
      ['what Kubernetes binds itself', binding('system:discovery', '{kind: Group, name: "system:authenticated"}')],
      ['masters, who have it', binding('cluster-admin', '{kind: Group, name: "system:masters"}')],
    ],
    bad: [
      ['everything for an account', binding('cluster-admin', '{kind: ServiceAccount, name: a, namespace: shop}')],
      ['everything of a namespace', binding('cluster-admin', '{kind: User, name: a}', 'RoleBinding')],
      ['for everyone', binding('view', '{kind: Group, name: "system:unauthenticated"}')],
      ['for every account', binding('edit', '{kind: Group, name: "system:serviceaccounts"}')],
    ],
  },
  'pod-security-level': {
    good: [
      [
        'baseline',
        '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: baseline}}}',
      ],
      ['of the cluster', '{apiVersion: v1, kind: Namespace, metadata: {name: kube-system}}'],
    ],
    bad: [
      [
        'privileged',
        '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {pod-security.kubernetes.io/enforce: privileged}}}',
      ],
      ['none', '{apiVersion: v1, kind: Namespace, metadata: {name: shop}}'],
    ],
  },
  'admission-webhook': {
    good: [
      [
        'that leaves namespaces out',
        webhook(`${pods}, namespaceSelector: {matchExpressions: [{key: a, operator: Exists}]}`),
      ],
      ['that lets pass where it fails', webhook(`${pods}, failurePolicy: Ignore`)],
      [
        'for a kind of its own',
        webhook('rules: [{apiGroups: [a.io], apiVersions: [v1], resources: ["*"], operations: ["*"]}]'),
      ],
      ['a verified API', object('apiregistration.k8s.io/v1', 'APIService', 'spec: {caBundle: YQ==}')],
    ],
    bad: [
      ['for every pod', webhook(pods)],
      [
        'an API that anyone answers for',
        object('apiregistration.k8s.io/v1', 'APIService', 'spec: {insecureSkipTLSVerify: true}'),
      ],
    ],
  },
  'label-values': {
    good: [
      ['a word', deployment()],
      ['a text that is filled in', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: "{{b}}"}}}'],
    ],
    bad: [['a space', '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {a: "b c"}}}']],
  },
  'selector-match': {
    good: [
      ['of its pods', deployment()],
      ['of another group', deployment().replace('apps/v1', 'example.com/v1').replace('{app: web}}, t', '{app: x}}, t')],
    ],
    bad: [
      ['of other pods', deployment().replace('matchLabels: {app: web}', 'matchLabels: {app: other}')],
      ['none', deployment().replace('selector: {matchLabels: {app: web}}, ', '')],
    ],
  },
  'unique-environment': {
    good: [['two names', deployment('env: [{name: A}, {name: B}]')]],
    bad: [['one name twice', deployment('env: [{name: A}, {name: A}]')]],
  },
  'stable-api-version': {
    good: [
      ['a kind of others', object('example.com/v1alpha1', 'Thing', 'spec: {}')],
      ['stable', deployment()],
    ],
    bad: [
      ['removed', deployment().replace('apps/v1', 'extensions/v1beta1')],
      [
        'a CronJob of before',
        object(
          'batch/v1beta1',
          'CronJob',
          'spec: {schedule: "0 1 * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}}}',
        ),
      ],
    ],
  },
  'job-restart-policy': {
    good: [
      [
        'Never',
        object(
          'batch/v1',
          'Job',
          'spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}',
        ),
      ],
      ['not said in a Deployment', deployment()],
      ['a Job of others', object('batch.volcano.sh/v1alpha1', 'Job', 'spec: {tasks: []}')],
    ],
    bad: [
      [
        'not said in a Job',
        object('batch/v1', 'Job', 'spec: {template: {spec: {containers: [{name: c, image: "x:1"}]}}}'),
      ],
      ['Never in a Deployment', deployment('', 'restartPolicy: Never')],
    ],
  },
  'volume-mounts': {
    good: [
      ['of the pod', deployment('volumeMounts: [{name: v, mountPath: /a}]', 'volumes: [{name: v, emptyDir: {}}]')],
      ['an unused volume', volume('emptyDir: {}')],
      [
        'of a claim',
        object(
          'apps/v1',
          'StatefulSet',
          'spec: {selector: {matchLabels: {a: b}}, volumeClaimTemplates: [{metadata: {name: d}}], template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: "x:1", volumeMounts: [{name: d, mountPath: /d}]}]}}}',
        ),
      ],
    ],
    bad: [['of nothing', deployment('volumeMounts: [{name: lost, mountPath: /a}]')]],
  },
};

const others = ['well-formed'];

test('every rule has its cases', () => {
  expect([...Object.keys(cases), ...others].sort()).toEqual(generalRules.map(({ id }) => id).sort());
});

describe.each(Object.entries(cases))('%s', (rule, { bad, good }) => {
  test.each(good)('finds nothing: %s', async (_, yaml) => expect(await sentences(yaml, rule)).toEqual([]));
  test.each(bad)('finds: %s', async (_, yaml) => expect(await sentences(yaml, rule)).not.toEqual([]));
});

test.each(generalRules)('$id says what, why and how', ({ answers, fix, severity, title, why }) => {
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(why).toMatch(/^[A-Z].*\.$/);
  expect(fix).toMatch(/^[a-z].*[^.]$/);
  expect(['error', 'warning', 'info']).toContain(severity);
  expect(new Set(answers).size).toBe(answers.length);
});

test('a hardened Deployment has no finding', async () => {
  const container = `${context('allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}')}, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}`;
  const pod = `automountServiceAccountToken: false, ${context('runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, seccompProfile: {type: RuntimeDefault}')}`;
  expect(await rulesThatFind(deployment(container, pod))).toEqual([]);
});

test('objects of controllers are judged once', async () => {
  const owned = deployment('', 'hostNetwork: true').replace(
    'namespace: shop',
    'namespace: shop, ownerReferences: [{controller: true}]',
  );
  expect(await rulesThatFind(owned)).toEqual([]);
});
