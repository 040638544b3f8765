import { another, type Fixtures } from '../example';

const object = 'ClusterIssuer front-door';
const self = "let spec.selfSigned be that of the ClusterIssuer 'bootstrap' alone";
const issuer = (name: string, spec: object, namespace = 'api') =>
  another(object, name, { kind: 'Issuer', 'metadata.namespace': namespace, spec });

export const declaredIssuer: Fixtures = {
  good: [
    { says: 'the issuer of the front door', object },
    { says: 'the one that signs authorities', object: 'ClusterIssuer bootstrap' },
    {
      says: 'the one of connections inside the cluster',
      plus: [another(object, 'internal', { 'spec.ca.secretName': 'internal-authority' })],
    },
    { says: 'the one of callers from outside', plus: [issuer('callers', { ca: { secretName: 'callers-authority' } })] },
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
      says: 'an authority of its own',
      plus: [issuer('sub', { ca: { secretName: 'sub-authority' } })],
      complains: ["Issuer api/sub: remove the Issuer; no environment declares an issuer 'sub' here"],
    },
    {
      says: 'the name of a ClusterIssuer in a namespace, and the other way round',
      plus: [
        issuer('bootstrap', { selfSigned: {} }),
        another(object, 'callers', { 'spec.ca.secretName': 'callers-authority' }),
      ],
      complains: [
        "Issuer api/bootstrap: remove the Issuer; no environment declares an issuer 'bootstrap' here",
        `Issuer api/bootstrap: ${self} (it is {"selfSigned":{}})`,
        "ClusterIssuer callers: remove the ClusterIssuer; no environment declares an issuer 'callers' here",
      ],
    },
    {
      says: 'one that signs authorities with a key',
      object: 'ClusterIssuer bootstrap',
      set: { spec: { ca: { secretName: 'bootstrap-authority' } } },
      complains: [`ClusterIssuer bootstrap: ${self} (it is {"ca":{"secretName":"bootstrap-authority"}})`],
    },
  ],
};
