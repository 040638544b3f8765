/** Usages and subjects of certificates. */

import { list } from '../../kubernetes/manifest';
import type { Fault, Policy } from '../policy';
import { demand, found } from '../sentences';
import { type Certificate, certificates, isCa, onCertificate, usages } from './ours';

const allowed = ['digital signature', 'key encipherment', 'server auth', 'client auth', 'cert sign', 'crl sign'];

export const certificateUsages: Policy = {
  id: 'certificate-usages',
  source: 26,
  title: 'A certificate is for servers and clients, or an authority, and for nothing else',
  why: 'A certificate that may sign can issue others that every client trusts, and one with all usages is accepted everywhere.',
  fix: 'let usages be digital signature with server auth or client auth; for an authority set isCA, and add cert sign in their place',
  answers: [],
  admission: {
    ...certificates,
    expression: [
      `${usages}.all(u, u in ['${allowed.join("', '")}'])`,
      `'digital signature' in ${usages}`,
      `('cert sign' in ${usages}) == ${isCa}`,
      `('server auth' in ${usages} || 'client auth' in ${usages}) != ${isCa}`,
    ].join(' && '),
    found: `'usages ' + ${usages}.join(', ')`,
  },
  check: onCertificate((object) => {
    const { isCA = false } = object.spec ?? {};
    const uses = list(object.spec?.usages);
    const isIdentity = uses.includes('server auth') || uses.includes('client auth');
    return [
      ...uses.flatMap((use, place) =>
        demand(allowed.includes(use), ['spec', 'usages', place], `remove '${use}' from spec.usages`),
      ),
      ...demand(uses.includes('digital signature'), ['spec', 'usages'], "add 'digital signature' to spec.usages"),
      ...demand(
        uses.includes('cert sign') === isCA && isIdentity !== isCA,
        ['spec', 'usages'],
        `let spec.usages have 'server auth' or 'client auth', or set spec.isCA and let them have 'cert sign' (isCA is ${isCA}, usages are ${uses.join(', ') || 'none'})`,
      ),
    ];
  }),
};

/** Endings of the units in subjects: a caller, and a member of the service whose name stands before the ending. */
const units = { caller: '-clients', member: '-members' };

const unitsInCel = 'object.spec.?subject.?organizationalUnits.orValue([])';

/** The Issuer of those who call from outside: what it signs opens the front door and nothing behind it. */
const outsiders = 'callers';

export const certificateSubject: Policy = {
  id: 'certificate-subject',
  source: 26,
  title: 'A certificate of a caller names its own namespace, and identifies it as a caller',
  why: 'A database accepts every certificate with the unit of its members as a member, and reads the user from the common name.',
  fix: `for callers set commonName to the namespace and subject.organizationalUnits to one unit that ends in ${units.caller}; for members to one that ends in ${units.member} after the name of the service, which is the namespace or what it begins with; give a server none, an authority a commonName, and who calls from outside (issuer ${outsiders}) a name and no unit`,
  answers: [],
  admission: {
    ...certificates,
    variables: {
      units: unitsInCel,
      name: "object.spec.?commonName.orValue('')",
      caller: `'client auth' in ${usages}`,
      outsider: `object.spec.?issuerRef.?name.orValue('') == '${outsiders}'`,
      server: `'server auth' in ${usages}`,
      named: 'variables.name == object.metadata.namespace',
      member: `variables.units.size() == 1 && variables.units.all(u, u.matches('.${units.member}$') && (object.metadata.namespace + '-').startsWith(u.substring(0, u.size() - ${units.member.length - 1})))`,
      client: `variables.units.size() == 1 && variables.units.all(u, u.matches('.${units.caller}$'))`,
    },
    expression: [
      `(variables.caller && !variables.outsider ? (variables.server ? variables.member : variables.named && (variables.member || variables.client)) : variables.units.size() == 0)`,
      `(!${isCa} && !variables.outsider || variables.name != '')`,
    ].join(' && '),
    found: "'units ' + variables.units.join(', ') + ', name ' + variables.name",
  },
  check: onCertificate((object) => {
    const { commonName, isCA, issuerRef, subject, usages: uses } = object.spec ?? {};
    const given = list(subject?.organizationalUnits);
    const isOutsider = issuerRef?.name === outsiders;
    const named = isCA === true ? 'the authority' : 'who calls';
    return [
      ...demand(
        (isCA !== true && !isOutsider) || !!commonName,
        ['spec', 'commonName'],
        `set spec.commonName to a name for ${named} ${found(commonName)}`,
      ),
      ...(list(uses).includes('client auth') && !isOutsider
        ? callerProblems(object)
        : demand(
            given.length === 0,
            ['spec', 'subject', 'organizationalUnits'],
            `remove spec.subject.organizationalUnits ${found(given)}${isOutsider ? '' : ", or add 'client auth' to spec.usages"}`,
          )),
    ];
  }),
};

function callerProblems({ metadata: { namespace }, spec }: Certificate): readonly Fault[] {
  const given = spec?.subject?.organizationalUnits;
  const isServer = list(spec?.usages).includes('server auth');
  const [unit = '', ...others] = list(given);
  const isCaller = !isServer && others.length === 0 && new RegExp(`.${units.caller}$`).test(unit);
  const wanted = isServer ? `'${namespace}${units.member}'` : `one that ends in '${units.caller}'`;
  return [
    ...demand(
      isCaller || isMember(list(given), namespace),
      ['spec', 'subject', 'organizationalUnits'],
      `set spec.subject.organizationalUnits to ${wanted} ${found(given)}`,
    ),
    ...demand(
      isServer || spec?.commonName === namespace,
      ['spec', 'commonName'],
      `set spec.commonName to '${namespace}', the namespace for which it speaks ${found(spec?.commonName)}`,
    ),
  ];
}

/** Whether the one unit is that of the members of a service, and the namespace is that service or begins with its name. */
function isMember([unit = '', ...others]: readonly string[], namespace = ''): boolean {
  const service = unit.slice(0, -units.member.length);
  return (
    others.length === 0 && service !== '' && unit.endsWith(units.member) && `${namespace}-`.startsWith(`${service}-`)
  );
}
