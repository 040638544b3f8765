import { another, type Fixtures } from '../example';

const object = 'ClusterIssuer front-door';
const self = "let spec.selfSigned be that of the ClusterIssuer 'bootstrap' alone";
const issuer = (name: string, spec: object, namespace = 'api') =>
  another(object, name, { kind: 'Issuer', 'metadata.namespace': namespace, spec });

/** Of others: without labels. */
const theirs = (name: string, kind: 'ClusterIssuer' | 'Issuer', secretName: string, namespace = 'cert-manager') =>
  another(object, name, {
    kind,
    'metadata.labels': undefined,
    ...(kind === 'Issuer' ? { 'metadata.namespace': namespace } : {}),
    spec: { ca: { secretName } },
  });

export const declaredIssuer: Fixtures = {
  good: [
    { says: 'the issuer of the front door', object },
    { says: 'the one that signs authorities', object: 'ClusterIssuer bootstrap' },
    {
      says: 'the one of connections inside the cluster',
      plus: [another(object, 'internal', { 'spec.ca.secretName': 'internal-authority' })],
    },
    { says: 'a ClusterIssuer of others', plus: [theirs('theirs', 'ClusterIssuer', 'theirs')] },
    {
      says: 'issuers of others, with our names in their namespace',
      plus: [theirs('internal', 'Issuer', 'front-door-authority', 'visitors')],
    },
    {
      says: 'the one of callers from outside',
      plus: [another(object, 'callers', { 'spec.ca.secretName': 'callers-authority' })],
    },
  ],
  bad: [
    {
      says: 'another key behind a known name',
      object,
      set: { 'spec.ca.secretName': 'stolen' },
      complains: ["ClusterIssuer front-door: set spec.ca.secretName to 'front-door-authority' (it is 'stolen')"],
    },
    {
      says: 'a known name without a key',
      object,
      set: { spec: { selfSigned: {} } },
      complains: [`ClusterIssuer front-door: ${self} (it is {"selfSigned":{}})`],
    },
    {
      says: 'the issuer of callers in a namespace',
      plus: [issuer('callers', { ca: { secretName: 'callers-authority' } })],
      complains: ["Issuer api/callers: remove the Issuer; no environment declares an issuer 'callers' here"],
    },
    {
      says: 'an authority of its own',
      plus: [issuer('sub', { ca: { secretName: 'sub-authority' } })],
      complains: ["Issuer api/sub: remove the Issuer; no environment declares an issuer 'sub' here"],
    },
    {
      says: 'the name of a ClusterIssuer in a namespace, and a ClusterIssuer more',
      plus: [
        issuer('bootstrap', { selfSigned: {} }),
        another(object, 'more', { 'spec.ca.secretName': 'more-authority' }),
      ],
      complains: [
        "Issuer api/bootstrap: remove the Issuer; no environment declares an issuer 'bootstrap' here",
        `Issuer api/bootstrap: ${self} (it is {"selfSigned":{}})`,
        "ClusterIssuer more: remove the ClusterIssuer; no environment declares an issuer 'more' here",
      ],
    },
    {
      says: 'one that signs authorities with a key',
      object: 'ClusterIssuer bootstrap',
      set: { spec: { ca: { secretName: 'bootstrap-authority' } } },
      complains: [`ClusterIssuer bootstrap: ${self} (it is {"ca":{"secretName":"bootstrap-authority"}})`],
    },
    ...(
      [
        ['the name of ours', 'internal', 'ClusterIssuer', 'theirs'],
        ['the authority of ours', 'theirs', 'ClusterIssuer', 'front-door-authority'],
        ['the same in the namespace of authorities', 'theirs', 'Issuer', 'front-door-authority'],
      ] as const
    ).map(([says, name, kind, secretName]) => ({
      says: `an issuer of others with ${says}`,
      plus: [theirs(name, kind, secretName)],
      complains: [
        `${kind} ${kind === 'Issuer' ? 'cert-manager/' : ''}${name}: set the label app.kubernetes.io/part-of to 'breakwater' (it is missing), or choose another name and authority`,
      ],
    })),
  ],
};
