import type { Fixtures } from '../example';

const deployment = 'Deployment api';
const pod = 'spec.template.metadata';
const job = 'spec.jobTemplate';

export const annotationKeys: Fixtures = {
  good: [
    { says: 'a Deployment', object: deployment },
    {
      says: 'a Deployment that kubectl applied and restarted',
      object: deployment,
      set: {
        'metadata.annotations': { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
        [`${pod}.annotations`]: { 'kubectl.kubernetes.io/restartedAt': '2026-11-29T10:00:00Z' },
      },
    },
    { says: 'annotations of the front door', object: 'Ingress api' },
    {
      says: 'a binding of an incident',
      object: 'RoleBinding reader',
      set: { 'metadata.annotations': { 'breakwater.example/reason': 'x', 'breakwater.example/expires': 'y' } },
    },
  ],
  bad: [
    {
      says: 'a request for a sidecar, on the object and on its pod',
      object: deployment,
      set: {
        'metadata.annotations': { 'inject.other.example': 'yes' },
        [`${pod}.annotations`]: { 'sidecar.other.example/inject': 'true' },
      },
      complains: [
        "Deployment api/api: remove the annotation inject.other.example (it is 'yes'); no chart writes it",
        "Deployment api/api: remove the annotation sidecar.other.example/inject (it is 'true'); no chart writes it",
      ],
    },
    {
      says: 'an exemption on a pod, where none is read',
      object: deployment,
      set: { [`${pod}.annotations[breakwater.example/exempt.probes]`]: 'the pod has no server at all' },
      complains: [
        "Deployment api/api: remove the annotation breakwater.example/exempt.probes (it is 'the pod has no server at all'); no chart writes it",
      ],
    },
    {
      says: 'the reason of an incident on something else',
      object: 'Service api',
      set: { 'metadata.annotations': { 'breakwater.example/reason': 'x' } },
      complains: ["Service api/api: remove the annotation breakwater.example/reason (it is 'x'); no chart writes it"],
    },
    {
      says: 'another annotation of a binding',
      object: 'RoleBinding reader',
      set: { 'metadata.annotations': { 'breakwater.example/approved': 'x' } },
      complains: [
        "RoleBinding api/reader: remove the annotation breakwater.example/approved (it is 'x'); no chart writes it",
      ],
    },
    {
      says: 'a node for all pods of a namespace',
      object: 'Namespace api',
      set: { 'metadata.annotations': { 'scheduler.alpha.kubernetes.io/node-selector': 'a=b' } },
      complains: [
        "Namespace api: remove the annotation scheduler.alpha.kubernetes.io/node-selector (it is 'a=b'); no chart writes it",
      ],
    },
    {
      says: 'annotations of the front door on a Service, and on jobs and their pods',
      object: 'CronJob backup',
      set: {
        'metadata.annotations': { 'nginx.ingress.kubernetes.io/satisfy': 'any' },
        [`${job}.metadata.annotations`]: { a: 'b' },
        [`${job}.spec.template.metadata.annotations`]: { c: 'd' },
      },
      complains: [
        "CronJob api/backup: remove the annotation nginx.ingress.kubernetes.io/satisfy (it is 'any'); no chart writes it",
        "CronJob api/backup: remove the annotation a (it is 'b'); no chart writes it",
        "CronJob api/backup: remove the annotation c (it is 'd'); no chart writes it",
      ],
    },
    {
      says: 'an annotation of the front door on a Service',
      object: 'Service api',
      set: { 'metadata.annotations': { 'nginx.ingress.kubernetes.io/satisfy': 'any' } },
      complains: [
        "Service api/api: remove the annotation nginx.ingress.kubernetes.io/satisfy (it is 'any'); no chart writes it",
      ],
    },
    {
      says: 'a sidecar for jobs',
      object: 'CronJob backup',
      set: { [`${job}.metadata.annotations`]: { a: 'b' } },
      complains: ["CronJob api/backup: remove the annotation a (it is 'b'); no chart writes it"],
    },
    {
      says: 'a certificate by an annotation of an Ingress',
      object: 'Ingress api',
      set: { 'metadata.annotations[cert-manager.io/cluster-issuer]': 'internal' },
      complains: [
        "Ingress api/api: remove the annotation cert-manager.io/cluster-issuer (it is 'internal'); no chart writes it",
      ],
    },
  ],
};

export const labelKeys: Fixtures = {
  good: [
    { says: 'a Deployment', object: deployment },
    { says: 'a namespace', object: 'Namespace api' },
    {
      says: 'an object that a GitOps engine applied',
      object: deployment,
      set: { 'metadata.labels[argocd.argoproj.io/instance]': 'web' },
    },
  ],
  bad: [
    {
      says: 'a role that is made part of another one',
      object: 'Role reader',
      set: { 'metadata.labels[rbac.authorization.k8s.io/aggregate-to-view]': 'true' },
      complains: [
        "Role api/reader: remove the label rbac.authorization.k8s.io/aggregate-to-view (it is 'true'); no chart writes it",
      ],
    },
    {
      says: 'labels of a namespace on a Deployment, and of a GitOps engine on its pods',
      object: deployment,
      set: {
        'metadata.labels[pod-security.kubernetes.io/enforce]': 'privileged',
        [`${pod}.labels[argocd.argoproj.io/instance]`]: 'web',
      },
      complains: [
        "Deployment api/api: remove the label pod-security.kubernetes.io/enforce (it is 'privileged'); no chart writes it",
        "Deployment api/api: remove the label argocd.argoproj.io/instance (it is 'web'); no chart writes it",
      ],
    },
    {
      says: 'labels of a namespace alone',
      object: deployment,
      set: { 'metadata.labels[pod-security.kubernetes.io/enforce]': 'privileged' },
      complains: [
        "Deployment api/api: remove the label pod-security.kubernetes.io/enforce (it is 'privileged'); no chart writes it",
      ],
    },
    {
      says: 'a mesh for jobs',
      object: 'CronJob backup',
      set: {
        [`${job}.metadata.labels[istio.io/rev]`]: 'a',
        [`${job}.spec.template.metadata.labels[istio.io/rev]`]: 'b',
      },
      complains: [
        "CronJob api/backup: remove the label istio.io/rev (it is 'a'); no chart writes it",
        "CronJob api/backup: remove the label istio.io/rev (it is 'b'); no chart writes it",
      ],
    },
  ],
};
