import { another, type Fixtures } from '../example';
import { certificate } from './mounted.examples';

const annotation = 'metadata.annotations[nginx.ingress.kubernetes.io/auth-tls-';

/** An Ingress that knows its callers by a certificate with that name. */
const known = (name: string) => ({
  set: { [`${annotation}secret]`]: 'api/known', [`${annotation}verify-client]`]: 'on' },
  plus: [another('Certificate api-tls', 'known', { 'spec.secretName': 'known', 'spec.dnsNames': [name] })],
});

/** The same of a Gateway. */
const knownToGateway = (name: string) => ({
  ...known(name),
  set: {
    'spec.tls.clientValidation': {
      caCertificateRefs: [{ group: '', kind: 'Secret', name: 'known' }],
      mode: 'RequireAndVerify',
    },
  },
});

export const certificateNames: Fixtures = {
  good: [
    { says: 'the host of an Ingress', object: 'Certificate api-tls' },
    { says: 'an authority, which is not a server', object: 'Certificate front-door-authority' },
    { says: 'what an Ingress knows its callers by', object: 'Ingress api', ...known('callers.invalid') },
    {
      says: 'what a Gateway knows its callers by',
      object: 'ClientTrafficPolicy api',
      ...knownToGateway('callers.invalid'),
    },
    { says: 'the host of a Gateway alone', object: 'Certificate api-tls', without: ['Ingress api'] },
  ],
  bad: [
    {
      says: 'a host more behind a Gateway',
      also: ['route-target'],
      object: 'Gateway api',
      set: { 'spec.listeners[1].hostname': 'www.example' },
      complains: ["Certificate api/api-tls: add 'www.example' to spec.dnsNames"],
    },
    {
      says: 'a Gateway for every host',
      also: ['gateway-exposure', 'route-target'],
      object: 'Gateway api',
      set: { 'spec.listeners[1].hostname': undefined },
      complains: ["Certificate api/api-tls: add '*' to spec.dnsNames"],
    },
    {
      says: 'what a Gateway knows its callers by, with the name of a server',
      object: 'ClientTrafficPolicy api',
      ...knownToGateway('api.example'),
      complains: [
        "Certificate api/known: add 'callers.invalid' to spec.dnsNames",
        "Certificate api/known: remove 'api.example' from spec.dnsNames; no client calls its server by this name",
      ],
    },
    {
      says: 'what an Ingress knows its callers by, with the name of a server',
      object: 'Ingress api',
      ...known('api.example'),
      complains: [
        "Certificate api/known: add 'callers.invalid' to spec.dnsNames",
        "Certificate api/known: remove 'api.example' from spec.dnsNames; no client calls its server by this name",
      ],
    },
    {
      says: 'another host',
      object: 'Certificate api-tls',
      set: { 'spec.dnsNames': ['www.example'] },
      complains: [
        "Certificate api/api-tls: add 'api.example' to spec.dnsNames",
        "Certificate api/api-tls: remove 'www.example' from spec.dnsNames; no client calls its server by this name",
      ],
    },
    {
      says: 'every host',
      object: 'Certificate api-tls',
      set: { 'spec.dnsNames': ['api.example', '*.example'] },
      complains: [
        "Certificate api/api-tls: remove '*.example' from spec.dnsNames; no client calls its server by this name",
      ],
    },
    {
      says: 'an authority with a name',
      object: 'Certificate front-door-authority',
      set: { 'spec.dnsNames': ['api.example'] },
      complains: [
        "Certificate cert-manager/front-door-authority: remove 'api.example' from spec.dnsNames; no client calls its server by this name",
      ],
    },
    {
      says: 'members that are called by names which it lacks',
      object: 'StatefulSet mongo',
      set: certificate('api-tls'),
      also: ['certificate-format'],
      complains: [
        "Certificate api/api-tls: add '*.mongo.api.svc.cluster.local' to spec.dnsNames",
        "Certificate api/api-tls: add 'mongo.api.svc.cluster.local' to spec.dnsNames",
        "Certificate api/api-tls: add 'localhost' to spec.dnsNames",
      ],
    },
    {
      says: 'a server behind an address of its own',
      object: 'Deployment api',
      set: certificate('api-tls'),
      complains: [
        "Certificate api/api-tls: add 'api.api.svc.cluster.local' to spec.dnsNames",
        "Certificate api/api-tls: add 'localhost' to spec.dnsNames",
      ],
    },
  ],
};

export const certificateFormat: Fixtures = {
  good: [
    { says: 'a certificate that no pod mounts', object: 'Certificate api-tls' },
    { says: 'an authority', object: 'Certificate front-door-authority' },
  ],
  bad: [
    {
      says: 'a database that reads one file',
      object: 'StatefulSet mongo',
      set: certificate('api-tls'),
      also: ['certificate-names'],
      complains: [
        'Certificate api/api-tls: add the type CombinedPEM to spec.additionalOutputFormats (it is missing); a pod reads tls-combined.pem',
      ],
    },
    {
      says: 'a server that reads one file',
      object: 'Deployment api',
      set: {
        ...certificate('api-tls'),
        'spec.template.spec.containers[0].args': ['--certificate=/certs/tls-combined.pem'],
      },
      also: ['certificate-names'],
      complains: [
        'Certificate api/api-tls: add the type CombinedPEM to spec.additionalOutputFormats (it is missing); a pod reads tls-combined.pem',
      ],
    },
  ],
};
