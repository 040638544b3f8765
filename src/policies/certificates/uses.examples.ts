import { another, type Fixtures } from '../example';

const object = 'Certificate api-tls';
const authority = 'Certificate front-door-authority';
const leaf = 'Certificate api/api-tls';
const ca = 'Certificate cert-manager/front-door-authority';

/** The certificate of the front door as that of a caller, or of a member of what is called. */
const usages = (...uses: readonly string[]) => ({ 'spec.usages': ['digital signature', ...uses] });
const unit = 'spec.subject.organizationalUnits';

export const certificateUsages: Fixtures = {
  good: [
    { says: 'a server', object },
    { says: 'an authority', object: authority },
  ],
  bad: [
    {
      says: 'a certificate for everything',
      object,
      set: usages('server auth', 'any'),
      complains: [`${leaf}: remove 'any' from spec.usages`],
    },
    {
      says: 'a certificate that signs nothing',
      object,
      set: { 'spec.usages': ['server auth'] },
      complains: [`${leaf}: add 'digital signature' to spec.usages`],
    },
    {
      says: 'a server that may sign for others',
      object,
      set: usages('server auth', 'cert sign'),
      complains: [
        `${leaf}: let spec.usages have 'server auth' or 'client auth', or set spec.isCA and let them have 'cert sign' (isCA is false, usages are digital signature, server auth, cert sign)`,
      ],
    },
    {
      says: 'an authority that is a server',
      object: authority,
      set: usages('cert sign', 'server auth'),
      complains: [
        `${ca}: let spec.usages have 'server auth' or 'client auth', or set spec.isCA and let them have 'cert sign' (isCA is true, usages are digital signature, cert sign, server auth)`,
      ],
    },
    {
      says: 'a certificate for nothing',
      object: authority,
      set: { 'spec.isCA': undefined, 'spec.usages': undefined },
      also: ['certificate-issuer', 'certificate-key', 'certificate-lifetime'],
      complains: [
        `${ca}: add 'digital signature' to spec.usages`,
        `${ca}: let spec.usages have 'server auth' or 'client auth', or set spec.isCA and let them have 'cert sign' (isCA is false, usages are none)`,
      ],
    },
  ],
};

const outsider = {
  ...usages('client auth'),
  'spec.commonName': 'alice',
  'spec.dnsNames': undefined,
  'spec.issuerRef.name': 'callers',
};
const outside = { object, set: outsider, plus: [another('ClusterIssuer front-door', 'callers')] };

export const certificateSubject: Fixtures = {
  good: [
    {
      says: 'a caller',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'api',
        [unit]: ['database-clients'],
      },
    },
    { says: 'a member', object, set: { ...usages('server auth', 'client auth'), [unit]: ['api-members'] } },
    {
      says: 'an administrator, who is a member without being a server',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'api',
        [unit]: ['api-members'],
      },
    },
    { says: 'who calls from outside', ...outside },
    { says: 'a server that opens no connections', object },
    { says: 'an authority', object: authority },
  ],
  bad: [
    {
      says: 'a member who may not call the others',
      object,
      set: { [unit]: ['database-members'] },
      complains: [
        `${leaf}: remove spec.subject.organizationalUnits (it is ["database-members"]), or add 'client auth' to spec.usages`,
      ],
    },
    {
      says: 'an authority without a name',
      object: authority,
      set: { 'spec.commonName': '' },
      complains: [`${ca}: set spec.commonName to a name for the authority (it is '')`],
    },
    {
      says: 'who calls from outside without a name',
      ...outside,
      set: { ...outsider, 'spec.commonName': undefined },
      complains: [`${leaf}: set spec.commonName to a name for who calls (it is missing)`],
    },
    {
      says: 'who calls from outside with the unit of the database',
      ...outside,
      set: { ...outsider, [unit]: ['database-clients'] },
      complains: [`${leaf}: remove spec.subject.organizationalUnits (it is ["database-clients"])`],
    },
    {
      says: 'a caller who speaks for another one',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'admin',
        [unit]: ['database-clients'],
      },
      complains: [`${leaf}: set spec.commonName to 'api', the namespace for which it speaks (it is 'admin')`],
    },
    {
      says: 'a caller with the unit of the members',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'api',
        [unit]: ['database-members'],
      },
      complains: [
        `${leaf}: set spec.subject.organizationalUnits to one that ends in '-clients' (it is ["database-members"])`,
      ],
    },
    {
      says: 'a member with the unit of callers',
      object,
      set: { ...usages('server auth', 'client auth'), [unit]: ['database-clients'] },
      complains: [`${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is ["database-clients"])`],
    },
    {
      says: 'a caller of two units',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'api',
        [unit]: ['database-clients', 'queue-clients'],
      },
      complains: [
        `${leaf}: set spec.subject.organizationalUnits to one that ends in '-clients' (it is ["database-clients","queue-clients"])`,
      ],
    },
    {
      says: 'a member of the service of another namespace',
      object,
      set: { ...usages('server auth', 'client auth'), [unit]: ['database-members'] },
      complains: [`${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is ["database-members"])`],
    },
    {
      says: 'a member of a service with a name that is longer',
      object,
      set: { ...usages('server auth', 'client auth'), [unit]: ['api-more-members'] },
      complains: [`${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is ["api-more-members"])`],
    },
    {
      says: 'a server with a unit that is as long as that of members',
      object,
      set: { ...usages('server auth', 'client auth'), [unit]: ['api-servers'] },
      complains: [`${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is ["api-servers"])`],
    },
    {
      says: 'an administrator with another name',
      object,
      set: {
        ...usages('client auth'),
        'spec.dnsNames': undefined,
        'spec.commonName': 'admin',
        [unit]: ['api-members'],
      },
      complains: [`${leaf}: set spec.commonName to 'api', the namespace for which it speaks (it is 'admin')`],
    },
    {
      says: 'a member of two services',
      object,
      set: { ...usages('server auth', 'client auth'), [unit]: ['api-members', 'queue-members'] },
      complains: [
        `${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is ["api-members","queue-members"])`,
      ],
    },
    {
      says: 'a member of nothing',
      object,
      set: usages('server auth', 'client auth'),
      complains: [`${leaf}: set spec.subject.organizationalUnits to 'api-members' (it is missing)`],
    },
  ],
};
