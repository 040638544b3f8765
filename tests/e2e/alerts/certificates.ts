/** Experiments on certificates, which are made in a namespace that lives as long as the suite. */
import { apply, must } from '../lab/kubectl';
import type { Experiment } from './experiment';
import { inNamespace, scaled } from './scaled';

const unmade = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'unmade', namespace: 'alert-receiver' },
  spec: { secretName: 'unmade', dnsNames: ['unmade.example'], issuerRef: { name: 'away', kind: 'Issuer' } },
};

const issuer = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: { name: 'own', namespace: 'alert-receiver' },
  spec: { selfSigned: {} },
};

/** Ends within the hour, and is not renewed before its last ten minutes. */
const short = {
  ...unmade,
  metadata: { ...unmade.metadata, name: 'short' },
  spec: {
    secretName: 'short',
    dnsNames: ['short.example'],
    issuerRef: { name: 'own', kind: 'Issuer' },
    duration: '1h',
    renewBefore: '10m',
  },
};

export const certificateExperiments: readonly Experiment[] = [
  {
    alert: 'CertManagerDown',
    subject: 'certificates',
    says: 'no pod of cert-manager',
    ...scaled('deployment', 'cert-manager', 0, 1),
  },
  {
    alert: 'CertificateNotReady',
    subject: 'certificates',
    says: 'a certificate whose issuer is not there',
    breaks: () => apply(unmade),
    mends: () => must('delete', 'certificate', 'unmade', inNamespace('alert-receiver')),
    within: 180,
  },
  {
    alert: 'CertificateEnds',
    subject: 'certificates',
    says: 'a certificate that ends within the hour',
    breaks: () => apply(issuer, short),
    mends: () => must('delete', 'certificate', 'short', inNamespace('alert-receiver')),
    within: 180,
  },
];
