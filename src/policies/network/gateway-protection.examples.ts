import type { BadFixture, Fixtures } from '../example';

const security = 'SecurityPolicy api';
const backend = 'BackendTrafficPolicy api';
const client = 'ClientTrafficPolicy api';
const component = 'metadata.labels[app.kubernetes.io/component]';

/** One field with another value. */
const wrong = (
  says: string,
  object: string,
  field: string,
  value: unknown,
  ...sentences: readonly string[]
): BadFixture => ({
  says,
  object,
  set: { [field]: value },
  complains: sentences.map((one) => `${object.replace(' ', ' api/')}: ${one}`),
});

const rules = 'spec.authorization.rules';
const cidrs = `${rules}[0].principal.clientCIDRs`;
const limits = 'spec.rateLimit.local.rules';
const authority = { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'api-tls' }], mode: 'RequireAndVerify' };
const noTarget = 'name in spec.targetRefs what the policy is about (there is none)';
const everyone = "count every address in spec.rateLimit.local.rules: sourceCIDR.value '0.0.0.0/0' (there is none)";
const noMode = "set spec.tls.clientValidation.mode to 'RequireAndVerify'";
const noAuthority = 'name the authority of the callers in spec.tls.clientValidation.caCertificateRefs (there is none)';
const amount = (found: string) => `set ${limits}[0].limit to 1 to 9999 requests of unit Second (it is ${found})`;

export const gatewayProtection: Fixtures = {
  good: [
    { says: 'who may call', object: security },
    { says: 'how much callers send', object: backend },
    { says: 'over which TLS', object: client },
    { says: 'an older TLS', object: client, set: { 'spec.tls.minVersion': '1.2' } },
    { says: 'networks of IPv6', object: security, set: { [cidrs]: ['10.0.0.0/8', '2001:db8::/32'] } },
    {
      says: 'an API whose callers show a certificate',
      object: client,
      set: { [component]: 'api', 'spec.tls.clientValidation': authority },
      request: { operation: 'CREATE', user: { name: 'developer', groups: [] } },
    },
  ],
  bad: [
    { ...wrong('a policy about nothing', security, 'spec.targetRefs', undefined, noTarget), also: ['route-guard'] },
    { ...wrong('a limit of nothing', backend, 'spec.targetRefs', [], noTarget), also: ['route-guard'] },
    {
      ...wrong('what it is about by labels alone', client, 'spec.targetRefs', undefined, noTarget),
      also: ['route-guard'],
    },
    {
      ...wrong(
        'everyone who is not refused',
        security,
        'spec.authorization.defaultAction',
        'Allow',
        "set spec.authorization.defaultAction to 'Deny' (it is 'Allow')",
      ),
      also: ['route-guard'],
    },
    {
      ...wrong(
        'no authorization at all',
        security,
        'spec.authorization',
        undefined,
        "set spec.authorization.defaultAction to 'Deny' (it is missing)",
        `name who may call in ${rules} (there is none)`,
      ),
      also: ['route-guard'],
    },
    wrong('no caller is named', security, rules, [], `name who may call in ${rules} (there is none)`),
    wrong(
      'some who may not',
      security,
      `${rules}[0].action`,
      'Deny',
      `set ${rules}[0].action to 'Allow' (it is 'Deny'); what is not allowed is denied`,
    ),
    wrong('callers from anywhere', security, `${rules}[0].principal`, {}, `name networks in ${cidrs} (there is none)`),
    wrong(
      'the whole internet',
      security,
      `${cidrs}[1]`,
      '0.0.0.0/0',
      `set ${cidrs}[1] to a network of /8 or smaller (it is '0.0.0.0/0')`,
    ),
    wrong(
      'half of the internet of tomorrow',
      security,
      `${cidrs}[0]`,
      '8000::/1',
      `set ${cidrs}[0] to a network of /8 or smaller (it is '8000::/1')`,
    ),
    wrong(
      'a second rule for everyone',
      security,
      `${rules}[1]`,
      { action: 'Allow', principal: { clientCIDRs: [] } },
      `name networks in ${rules}[1].principal.clientCIDRs (there is none)`,
    ),
    wrong(
      'bodies of any size',
      backend,
      'spec.requestBuffer',
      undefined,
      "set spec.requestBuffer.limit to less than '1000Ki' (it is missing)",
    ),
    wrong(
      'bodies of a mebibyte',
      backend,
      'spec.requestBuffer.limit',
      '1Mi',
      "set spec.requestBuffer.limit to less than '1000Ki' (it is '1Mi')",
    ),
    wrong(
      'bodies of an amount in bytes',
      backend,
      'spec.requestBuffer.limit',
      65536,
      "set spec.requestBuffer.limit to less than '1000Ki' (it is 65536)",
    ),
    wrong(
      'a limit that another server keeps',
      backend,
      'spec.rateLimit.type',
      'Global',
      "set spec.rateLimit.type to 'Local' (it is 'Global')",
    ),
    wrong('as often as they like', backend, limits, [], everyone),
    wrong(
      'a limit for some addresses',
      backend,
      `${limits}[0].clientSelectors[0].sourceCIDR.value`,
      '10.0.0.0/8',
      everyone,
    ),
    wrong(
      'more often than any server answers',
      backend,
      `${limits}[0].limit.requests`,
      10000,
      amount('{"requests":10000,"unit":"Second"}'),
    ),
    wrong('not at all', backend, `${limits}[0].limit.requests`, 0, amount('{"requests":0,"unit":"Second"}')),
    wrong('a limit a year', backend, `${limits}[0].limit.unit`, 'Year', amount('{"requests":20,"unit":"Year"}')),
    wrong(
      'a limit for all together',
      backend,
      `${limits}[0].clientSelectors[0].sourceCIDR.type`,
      'Exact',
      `set ${limits}[0].clientSelectors[0].sourceCIDR.type to 'Distinct' (it is 'Exact'); else one caller takes what is there for all`,
    ),
    wrong(
      'as many at a time as they like',
      backend,
      'spec.circuitBreaker.maxParallelRequests',
      undefined,
      'set spec.circuitBreaker.maxParallelRequests (it is missing)',
    ),
    wrong(
      'an old TLS',
      client,
      'spec.tls.minVersion',
      '1.0',
      "set spec.tls.minVersion to '1.2' or '1.3' (it is '1.0')",
    ),
    wrong(
      'any TLS',
      client,
      'spec.tls.minVersion',
      undefined,
      "set spec.tls.minVersion to '1.2' or '1.3' (it is missing)",
    ),
    {
      ...wrong(
        'an API without client certificates',
        client,
        component,
        'api',
        `${noMode} (it is missing)`,
        noAuthority,
      ),
      also: ['route-target'],
    },
    {
      ...wrong(
        'certificates that need not be shown',
        client,
        'spec.tls.clientValidation',
        { ...authority, mode: 'AllowInvalidOrMissing' },
        `${noMode} (it is 'AllowInvalidOrMissing')`,
      ),
      also: ['certificate-names'],
    },
    wrong(
      'certificates of no authority',
      client,
      'spec.tls.clientValidation',
      { mode: 'RequireAndVerify' },
      noAuthority,
    ),
  ],
};
