import { another, type BadFixture, type Fixture, type Fixtures } from '../example';

const request = { operation: 'CREATE', user: { name: 'visitor', groups: ['system:authenticated'] } } as const;

/** An Ingress of others for these hosts. */
const ingress = (hosts: readonly string[], secured: readonly string[] = hosts, namespace = 'visitors') =>
  another('Ingress api', 'theirs', {
    'metadata.labels': undefined,
    'metadata.annotations': undefined,
    'metadata.namespace': namespace,
    'spec.rules': hosts.map((host) => ({ ...(host ? { host } : {}) })),
    'spec.tls': secured.length > 0 ? [{ hosts: secured, secretName: 'theirs' }] : undefined,
  });

const passes = (says: string, ...args: Parameters<typeof ingress>): Fixture => ({
  says,
  plus: [ingress(...args)],
  request,
});

const sentence = (host: string, namespace = 'visitors', serves = 'none below it') =>
  `Ingress ${namespace}/theirs: choose a host outside of example (it is '${host}'); the namespace ${namespace} serves ${serves}`;

const refuses = (says: string, args: Parameters<typeof ingress>, ...complains: readonly string[]): BadFixture => ({
  says,
  plus: [ingress(...args)],
  request,
  complains,
});

export const hostOwner: Fixtures = {
  good: [
    { says: 'the host of its service', object: 'Ingress api', request },
    passes('a host of others', ['shop.test']),
    passes('a host that only ends so', ['myexample', 'shop.myexample']),
    passes('a wildcard of others', ['*.test']),
    passes('no host at all', ['', 'shop.test'], []),
    passes('a second namespace with a host', ['shop.example'], ['shop.example'], 'elsewhere'),
  ],
  bad: [
    refuses('a path of the host of another', [['api.example'], []], sentence('api.example')),
    refuses('a host that no service has', [['new.example'], []], sentence('new.example')),
    refuses('the domain itself', [['example'], []], sentence('example')),
    refuses('a wildcard below the domain', [['*.api.example'], []], sentence('*.api.example')),
    refuses('a wildcard around it', [['*.example'], []], sentence('*.example')),
    refuses('a certificate for the domain itself', [['shop.test'], ['example']], sentence('example')),
    refuses('a certificate for it', [['shop.test'], ['shop.test', 'api.example']], sentence('api.example')),
    refuses(
      'one of ours in the namespace of another one of ours',
      [['api.example'], ['api.example'], 'elsewhere'],
      sentence('api.example', 'elsewhere', 'shop.example'),
      sentence('api.example', 'elsewhere', 'shop.example'),
    ),
  ],
};
