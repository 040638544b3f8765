/** Certificates that cert-manager makes: keys, lives, uses, and for whom they speak. */
import type { Resources } from '../../admission';
import * as fixtures from '../../fixtures/certificates/certificates';
import { isKind, type Kinds } from '../../kinds';
import { isOurs, notOurs } from '../../platform';
import type { Manifest, Policy } from '../../policy';
import { demand, found, list } from '../../sentences';

const resources: readonly Resources[] = [{ group: 'cert-manager.io', version: 'v1', resources: ['certificates'] }];

const curves = [256, 384, 521];
const shortestRsa = 3072;

/** Days of a life at the most. */
const longest = { leaf: 90, authority: 1095 };

/** Whole hours as Go writes a duration, so that both engines read the same. */
const wholeHours = '^[1-9][0-9]{0,6}h(0m0s|0m)?$';

const allowed = ['digital signature', 'key encipherment', 'server auth', 'client auth', 'cert sign', 'crl sign'];

const isCa = 'object.spec.?isCA.orValue(false)';
const usages = 'object.spec.?usages.orValue([])';

export const certificateKey: Policy = {
  id: 'certificate-key',
  source: 26,
  title: 'Keys of certificates are strong, and new at each renewal',
  why: 'A stolen key opens everything until somebody thinks of changing it: a new one at each renewal does by itself.',
  fix: `set privateKey to algorithm ECDSA with size ${curves.join(', ')}, Ed25519, or RSA with size ${shortestRsa} or more, and rotationPolicy Always; an authority may keep its key`,
  answers: [],
  admission: {
    resources,
    everywhere: true,
    unless: notOurs,
    variables: {
      algorithm: "object.spec.?privateKey.?algorithm.orValue('none')",
      size: 'object.spec.?privateKey.?size.orValue(0)',
      rotation: "object.spec.?privateKey.?rotationPolicy.orValue('none')",
    },
    expression: [
      `(variables.algorithm == 'Ed25519' || variables.algorithm == 'ECDSA' && variables.size in [${curves.join(', ')}] || variables.algorithm == 'RSA' && variables.size >= ${shortestRsa})`,
      `(variables.rotation == 'Always' || variables.rotation == 'Never' && ${isCa})`,
    ].join(' && '),
    found: "variables.algorithm + ' ' + string(variables.size) + ', rotation ' + variables.rotation",
  },
  fixtures: fixtures.certificateKey,
  check: (object) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const { isCA, privateKey } = object.spec ?? {};
    const { algorithm, rotationPolicy, size = 0 } = privateKey ?? {};
    const isStrong =
      algorithm === 'Ed25519' ||
      (algorithm === 'ECDSA' && curves.includes(size)) ||
      (algorithm === 'RSA' && size >= shortestRsa);
    return [
      ...demand(
        isStrong,
        `set spec.privateKey to algorithm ECDSA with size 256, or a stronger one ${found(privateKey)}`,
      ),
      ...demand(
        rotationPolicy === 'Always' || (rotationPolicy === 'Never' && isCA === true),
        `set spec.privateKey.rotationPolicy to 'Always' ${found(rotationPolicy)}`,
      ),
    ];
  },
};

export const certificateLifetime: Policy = {
  id: 'certificate-lifetime',
  source: 26,
  title: 'Certificates live three months, authorities three years, and are renewed long before',
  why: 'Nobody takes a certificate back, so that its life is how long a stolen one works; and a late renewal is an outage.',
  fix: `set duration to ${longest.leaf * 24}h or less (${longest.authority * 24}h for an authority), and renewBefore to a quarter to a half of it, both in whole hours`,
  answers: [],
  admission: {
    resources,
    everywhere: true,
    unless: notOurs,
    variables: {
      life: "object.spec.?duration.orValue('')",
      rest: "object.spec.?renewBefore.orValue('')",
      readable: `variables.life.matches('${wholeHours}') && variables.rest.matches('${wholeHours}')`,
      hours: 'duration(variables.life).getHours()',
      left: 'duration(variables.rest).getHours()',
    },
    expression: [
      'variables.readable',
      `variables.hours <= (${isCa} ? ${longest.authority * 24} : ${longest.leaf * 24})`,
      'variables.left * 4 >= variables.hours',
      'variables.left * 2 <= variables.hours',
    ].join(' && '),
    found: "'duration ' + variables.life + ', renewBefore ' + variables.rest",
  },
  fixtures: fixtures.certificateLifetime,
  check: (object) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const { duration, isCA, renewBefore } = object.spec ?? {};
    const [life, rest] = [hoursOf(duration), hoursOf(renewBefore)];
    const most = 24 * (isCA === true ? longest.authority : longest.leaf);
    if (life === undefined || rest === undefined)
      return [
        ...demand(life !== undefined, `set spec.duration in whole hours, such as 2160h ${found(duration)}`),
        ...demand(rest !== undefined, `set spec.renewBefore in whole hours, such as 720h ${found(renewBefore)}`),
      ];
    return [
      ...demand(life <= most, `set spec.duration to ${most}h or less ${found(duration)}`),
      ...demand(
        rest * 4 >= life && rest * 2 <= life,
        `set spec.renewBefore to a quarter to a half of spec.duration ${found(renewBefore)}`,
      ),
    ];
  },
};

export const certificateUsages: Policy = {
  id: 'certificate-usages',
  source: 26,
  title: 'A certificate is for servers and clients, or an authority, and for nothing else',
  why: 'A certificate that may sign makes others that everybody believes, and one for everything fits wherever it is put.',
  fix: 'let usages be digital signature with server auth or client auth; for an authority set isCA, and add cert sign in their place',
  answers: [],
  admission: {
    resources,
    everywhere: true,
    unless: notOurs,
    expression: [
      `${usages}.all(u, u in ['${allowed.join("', '")}'])`,
      `'digital signature' in ${usages}`,
      `('cert sign' in ${usages}) == ${isCa}`,
      `('server auth' in ${usages} || 'client auth' in ${usages}) != ${isCa}`,
    ].join(' && '),
    found: `'usages ' + ${usages}.join(', ')`,
  },
  fixtures: fixtures.certificateUsages,
  check: (object) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const { isCA = false } = object.spec ?? {};
    const uses = list(object.spec?.usages);
    const isIdentity = uses.includes('server auth') || uses.includes('client auth');
    return [
      ...uses.filter((use) => !allowed.includes(use)).map((use) => `remove '${use}' from spec.usages`),
      ...demand(uses.includes('digital signature'), "add 'digital signature' to spec.usages"),
      ...demand(
        uses.includes('cert sign') === isCA && isIdentity !== isCA,
        `let spec.usages have 'server auth' or 'client auth', or set spec.isCA and let them have 'cert sign' (isCA is ${isCA}, usages are ${uses.join(', ') || 'none'})`,
      ),
    ];
  },
};

/** Endings of the units in subjects: who calls, and who is a member of what is called. */
const units = { caller: '-clients', member: '-members' };

const unitsInCel = 'object.spec.?subject.?organizationalUnits.orValue([])';

/** The Issuer of those who call from outside: what it signs opens the front door and nothing behind it. */
const outsiders = 'callers';

export const certificateSubject: Policy = {
  id: 'certificate-subject',
  source: 26,
  title: 'A certificate of a caller speaks for its own namespace, and says that it is a caller',
  why: 'A database takes whoever has the unit of its members for a member, and the common name for the user.',
  fix: `for callers set commonName to the namespace and subject.organizationalUnits to one unit that ends in ${units.caller}; to one that ends in ${units.member} where it is a server too; give a server none, an authority a commonName, and who calls from outside (issuer ${outsiders}) a name and no unit`,
  answers: [],
  admission: {
    resources,
    everywhere: true,
    unless: notOurs,
    variables: {
      units: unitsInCel,
      name: "object.spec.?commonName.orValue('')",
      caller: `'client auth' in ${usages}`,
      outsider: `object.spec.?issuerRef.?name.orValue('') == '${outsiders}'`,
      member: `variables.units.size() == 1 && variables.units.all(u, u.matches('.${units.member}$'))`,
      client: `variables.units.size() == 1 && variables.units.all(u, u.matches('.${units.caller}$')) && variables.name == object.metadata.namespace`,
    },
    expression: [
      `(variables.caller && !variables.outsider ? ('server auth' in ${usages} ? variables.member : variables.client) : variables.units.size() == 0)`,
      `(!${isCa} && !variables.outsider || variables.name != '')`,
    ].join(' && '),
    found: "'units ' + variables.units.join(', ') + ', name ' + variables.name",
  },
  fixtures: fixtures.certificateSubject,
  check: (object) => {
    if (!isKind(object, 'Certificate') || !isOurs(object)) return [];
    const { commonName, isCA, issuerRef, subject, usages: uses } = object.spec ?? {};
    const given = list(subject?.organizationalUnits);
    const isOutsider = issuerRef?.name === outsiders;
    const named = isCA === true ? 'the authority' : 'who calls';
    return [
      ...demand(
        (isCA !== true && !isOutsider) || !!commonName,
        `set spec.commonName to a name for ${named} ${found(commonName)}`,
      ),
      ...(list(uses).includes('client auth') && !isOutsider
        ? callerProblems(object)
        : demand(
            given.length === 0,
            `remove spec.subject.organizationalUnits ${found(given)}${isOutsider ? '' : ", or add 'client auth' to spec.usages"}`,
          )),
    ];
  },
};

function callerProblems({ metadata: { namespace }, spec }: Manifest & Kinds['Certificate']): readonly string[] {
  const given = spec?.subject?.organizationalUnits;
  const isMember = list(spec?.usages).includes('server auth');
  const ending = isMember ? units.member : units.caller;
  const [unit, ...others] = list(given);
  return [
    ...demand(
      others.length === 0 && new RegExp(`.${ending}$`).test(unit ?? ''),
      `set spec.subject.organizationalUnits to one that ends in '${ending}' ${found(given)}`,
    ),
    ...demand(
      isMember || spec?.commonName === namespace,
      `set spec.commonName to '${namespace}', the namespace for which it speaks ${found(spec?.commonName)}`,
    ),
  ];
}

function hoursOf(duration: string | undefined): number | undefined {
  return new RegExp(wholeHours).test(duration ?? '') ? Number.parseInt(duration ?? '', 10) : undefined;
}
