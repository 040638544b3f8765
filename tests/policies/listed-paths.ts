/** Paths of faults that neither what an example changes nor what its sentence shows can prove. */

export interface Listed {
  readonly because: string;
  /** By policy, of all its bad examples in their order. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

export const listed: readonly Listed[] = [
  {
    because: 'the request, or another object that is missing or too many, is the matter',
    paths: {
      'service-account-owner': [''],
      'disruption-budget-target': [''],
      'network-isolation': [''],
      'namespace-guardrails': ['', '', ''],
      'managed-pod': ['', ''],
      'cluster-identity-kept': [''],
      'default-deny-kept': ['', ''],
      'pod-connection': ['', '', ''],
      'reviewed-writer': Array.from({ length: 10 }, () => ''),
      'ephemeral-container': ['', ''],
      'endpoints-by-controllers': ['', '', ''],
      'certificate-request': ['', ''],
      'declared-entry': [''],
    },
  },
  {
    because: 'the example adds the object, and changes nothing of one that was good',
    paths: {
      'service-account-owner': ['spec.template.spec.serviceAccountName'],
      'autoscaler-target': ['spec.scaleTargetRef', 'spec.scaleTargetRef'],
      'known-kind': ['kind'],
      'guard-content': ['spec', 'spec', 'metadata.name'],
      'declared-issuer': ['metadata.name', 'metadata.name', 'metadata.name'],
      'binding-parties': ['roleRef.kind'],
      'declared-workload': ['kind'],
      'declared-certificate': [
        'spec.dnsNames[0]',
        'spec.isCA',
        'spec.subject.organizationalUnits[0]',
        'spec.subject.organizationalUnits[0]',
      ],
      'declared-class': ['metadata.name', 'metadata.name'],
      'declared-peers': ['spec.egress[0].ports[0]', 'spec.egress[0].ports[1]'],
      'setting-names': ['data.NODE_OPTIONS', 'data.https_proxy'],
      'pod-fields': ['spec.tolerations[0].key'],
      'disruption-budget-target': ['', '', '', '', 'spec.selector', 'spec.selector', 'spec.selector'],
      'network-policy-target': ['spec.podSelector'],
      'known-namespace': ['metadata.namespace', 'metadata.namespace'],
      'config-map-without-secrets': [
        'data["jwt.pem"]',
        'binaryData["TLS.key"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
        'data["app.conf"]',
      ],
      'secret-without-content': ['data', 'stringData', 'stringData'],
      'least-privilege': ['rules[0].nonResourceURLs[0]', 'rules[0].verbs[0]'],
      'service-target': ['spec.selector', 'spec.selector', 'spec.selector'],
      'certificate-names': ['spec.dnsNames', 'spec.dnsNames', 'spec.dnsNames', 'spec.dnsNames', 'spec.dnsNames'],
      'certificate-format': ['spec.additionalOutputFormats', 'spec.additionalOutputFormats'],
      'issuer-source': [
        'spec',
        'spec.ca.secretName',
        'spec.acme.email',
        'spec.acme.privateKeySecretRef.name',
        'spec.acme.solvers',
      ],
      'cluster-identity-kept': ['data'],
      'volume-claim': ['spec.resources.requests.storage'],
      'role-binding': ['subjects[0].name', 'subjects[1].name'],
      'immutable-config-map': ['immutable'],
      'config-map-content': ['metadata.name', 'metadata.name'],
    },
  },
  {
    because: 'what the example changes makes another field wrong',
    paths: {
      'volume-mounts': ['spec.template.spec.volumes[0]'],
      'resource-limits': ['spec.template.spec.containers[0].resources.requests.memory'],
      'minimum-replicas': ['spec.replicas'],
      'service-target': ['spec.ports[0].port'],
      'certificate-subject': ['spec.subject.organizationalUnits'],
      'ingress-protection': [
        'metadata.annotations["nginx.ingress.kubernetes.io/auth-tls-verify-client"]',
        'metadata.annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]',
        'metadata.annotations["nginx.ingress.kubernetes.io/auth-tls-verify-client"]',
        'metadata.annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]',
      ],
    },
  },
  {
    because: 'several fields together are wrong, and which of them is to change is for the reader to choose',
    paths: {
      'pod-spread': [
        'spec.template.spec.affinity.podAntiAffinity',
        'spec.template.spec.affinity.podAntiAffinity',
        'spec.template.spec.affinity.podAntiAffinity',
        'spec.template.spec.topologySpreadConstraints[0].labelSelector',
      ],
      'zone-spread': ['spec.template.spec.topologySpreadConstraints'],
      'limit-range': ['spec.limits', 'spec.limits'],
      'limit-range-order': ['spec.limits[0]', 'spec.limits[0]', 'spec.limits[0]', 'spec.limits[0]', 'spec.limits[0]'],
      'database-flags': ['spec.template.spec.containers[0].args'],
      'ingress-target': ['spec.rules'],
      'environment-key': [
        'spec.template.spec.containers[0].env[0]',
        'spec.template.spec.containers[0].env[0]',
        'spec.template.spec.containers[0].env[0]',
        'spec.jobTemplate.spec.template.spec.containers[0].env',
      ],
      'ingress-exposure': ['spec.tls', 'spec.tls'],
    },
  },
  {
    because: 'the sentence shows more, or less, than the value of the field',
    paths: {
      'run-as-group': ['spec.template.spec.securityContext.supplementalGroups[1]'],
      'apparmor-profile': [
        'spec.template.spec.securityContext.appArmorProfile',
        'spec.template.spec.containers[0].securityContext.appArmorProfile',
      ],
      probes: [
        'spec.template.spec.containers[0].livenessProbe',
        'spec.template.spec.containers[0].readinessProbe',
        'spec.template.spec.containers[0].startupProbe',
        'spec.template.spec.containers[0].startupProbe',
      ],
      'headless-service': ['spec.serviceName', 'spec.serviceName'],
      'unique-environment': ['spec.template.spec.containers[0].env[3]', 'spec.template.spec.containers[0].env[2]'],
      'environment-match': ['metadata.labels.env'],
      'cluster-match': ['metadata.labels.env'],
      'network-policy-ports': ['spec.ingress[0].ports[1].port', 'spec.egress[0].ports[0].endPort'],
      'role-binding': ['roleRef.name'],
      'config-map-source': [
        'spec.template.spec.containers[0].envFrom[1].configMapRef.name',
        'spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.key',
        'spec.template.spec',
        'spec.template.spec.volumes[1].configMap.name',
      ],
    },
  },
];
