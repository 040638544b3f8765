/** A StatefulSet with all that belongs to it. */
import type { Manifest } from '../../kubernetes/manifest';
import { account, budget, flow } from './belongings';
import { metadata, selector } from './names';
import { mongoImage, replicated } from './pods';

const mongoArgs = [
  '--auth',
  '--clusterAuthMode=x509',
  '--noscripting',
  '--nounixsocket',
  '--setParameter=enableLocalhostAuthBypass=false',
  '--tlsMode=requireTLS',
  '--tlsDisabledProtocols=TLS1_0,TLS1_1',
  '--tlsCAFile=/certs/ca.crt',
  '--tlsCertificateKeyFile=/certs/tls-combined.pem',
];

export const mongoObjects: readonly Manifest[] = [
  account('mongo'),
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata('mongo'),
    spec: {
      replicas: 3,
      selector: selector('mongo'),
      serviceName: 'mongo',
      template: replicated('mongo', mongoImage, 27017, { args: mongoArgs }),
    },
  },
  budget('mongo'),
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata('mongo'),
    spec: {
      clusterIP: 'None',
      ports: [{ name: 'mongo', port: 27017 }],
      publishNotReadyAddresses: true,
      selector: selector('mongo').matchLabels,
      type: 'ClusterIP',
    },
  },
  flow('mongo', { ingress: [{ from: [{ podSelector: selector('api') }], ports: [{ port: 27017 }] }] }),
];
