/** Issuers of certificates: allowed types, and references to them. */

import type { Manifest } from '../../kubernetes/manifest';
import { isSet, list } from '../../kubernetes/manifest';
import { celList, celText } from '../admission';
import type { IssuerShape, IssuerReference as Reference } from '../certificate-shapes';
import { isKind, objectsOf } from '../kinds';
import { isOurs, notOurs } from '../platform';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { onCertificate } from './ours';

/** The public authority: for trials, and for what browsers believe. */
const servers = [
  'https://acme-staging-v02.api.letsencrypt.org/directory',
  'https://acme-v02.api.letsencrypt.org/directory',
];
const algorithms = ['HMACSHA256', 'HMACSHA512'];
const host = '^[a-z0-9-]+([.][a-z0-9-]+)+:[0-9]{1,5}$';
const contact = '^[^@ ]+@[a-z0-9-]+([.][a-z0-9-]+)+$';

/** The class of the front door, and a Service that only it reaches. */
const [frontDoor, inside] = ['nginx', 'ClusterIP'];

const update = 's.?dns01.?rfc2136';
const served = 's.?http01.?ingress';
const atFrontDoorInCel = `${served}.?ingressClassName.orValue('') == '${frontDoor}' && ${served}.?serviceType.orValue('') == '${inside}'`;
const acme = 'object.spec.?acme';

export const issuerSource: Policy = {
  id: 'issuer-source',
  source: 26,
  title: 'An issuer signs with an authority of ours, or uses a known ACME server with DNS-01',
  why: 'Clients trust everything that an issuer signs: an unknown authority could sign for any identity.',
  fix: `let spec be ca with a secretName, selfSigned, or acme with a server of Let's Encrypt, an email, a privateKeySecretRef and solvers by dns01.rfc2136 with a signed update (${algorithms.join(' or ')})`,
  answers: [],
  admission: ({ declared }) => ({
    resources: [{ group: 'cert-manager.io', version: 'v1', resources: ['clusterissuers', 'issuers'] }],
    everywhere: true,
    unless: notOurs,
    variables: {
      ca: "object.spec.?ca.?secretName.orValue('') != ''",
      solvers: `${acme}.?solvers.orValue([])`,
      refused: `variables.solvers.filter(s, !(${declared?.solver ? `${atFrontDoorInCel} || ` : ''}${[
        `${update}.?nameserver.orValue('').matches(${celText(host)})`,
        `${update}.?tsigAlgorithm.orValue('') in ${celList(algorithms)}`,
        `${update}.?tsigKeyName.orValue('') != ''`,
        `${update}.?tsigSecretSecretRef.?name.orValue('') != ''`,
        `${update}.?tsigSecretSecretRef.?key.orValue('') != ''`,
      ].join(' && ')}))`,
      account: [
        `${acme}.?server.orValue('') in ${celList(servers)}`,
        `${acme}.?email.orValue('').matches(${celText(contact)})`,
        `${acme}.?privateKeySecretRef.?name.orValue('') != ''`,
      ].join(' && '),
      asked: 'variables.account && variables.solvers.size() > 0 && variables.refused.size() == 0',
    },
    expression: 'variables.ca || has(object.spec.selfSigned) || variables.asked',
    found: "'its spec'",
  }),
  check: (object, { declared }) => {
    if (!isKind(object, 'ClusterIssuer', 'Issuer') || !isOurs(object)) return [];
    const { acme: asked, ca, selfSigned } = object.spec ?? {};
    if (ca?.secretName || isSet(selfSigned)) return [];
    return isSet(asked)
      ? acmeProblems(asked, declared?.solver !== undefined)
      : demand(
          false,
          ['spec', ...(isSet(ca) ? ['ca', 'secretName'] : [])],
          'set spec.ca.secretName, spec.selfSigned or spec.acme (there is none)',
        );
  },
};

export const certificateIssuer: Policy = {
  id: 'certificate-issuer',
  source: 26,
  title: 'A certificate has an issuer that exists, and only an authority is self-signed',
  why: 'Without its issuer a certificate is never made, and a self-signed one is trusted by no client, or by all.',
  fix: 'let issuerRef name an Issuer of the namespace or a ClusterIssuer, and a self-signed one for an authority only',
  answers: [],
  admission: { cannot: 'It depends on the issuer that the certificate names, which may come later.' },
  check: onCertificate((object, context) => {
    const { isCA, issuerRef } = object.spec ?? {};
    if (isGiven(issuerRef, context)) return [];
    const issuer = issuerOf(issuerRef, object.metadata.namespace, context);
    if (!issuer)
      return demand(false, ['spec', 'issuerRef'], `let spec.issuerRef name an issuer that is here ${found(issuerRef)}`);
    return demand(
      !isSet(issuer.spec?.selfSigned) || isCA === true,
      ['spec', 'issuerRef', 'name'],
      `let spec.issuerRef name an authority ('${issuer.metadata.name}' lets a certificate sign itself)`,
    );
  }),
};

/** Whether the reference names an issuer that the site has already. */
function isGiven(reference: Reference | undefined, { declared }: PolicyContext): boolean {
  const { group, kind, name = '' } = reference ?? {};
  return group === 'cert-manager.io' && kind === 'ClusterIssuer' && !!declared?.givenIssuers?.includes(name);
}

/** The issuer that the reference names; cert-manager's defaults are its own group and the kind Issuer. */
function issuerOf(
  reference: Reference | undefined,
  namespace: string | undefined,
  context: PolicyContext,
): (Manifest & IssuerShape) | undefined {
  const { group = 'cert-manager.io', kind = 'Issuer', name } = reference ?? {};
  if (group !== 'cert-manager.io' || (kind !== 'Issuer' && kind !== 'ClusterIssuer')) return undefined;
  const issuers = objectsOf(context, kind, kind === 'Issuer' ? namespace : undefined);
  return issuers.find(({ metadata }) => metadata.name === name);
}

function acmeProblems(
  { email, privateKeySecretRef, server, solvers }: NonNullable<NonNullable<IssuerShape['spec']>['acme']>,
  byHttp: boolean,
): readonly Fault[] {
  return [
    ...demand(
      servers.includes(server ?? ''),
      ['spec', 'acme', 'server'],
      `set spec.acme.server to one of ${servers.join(', ')} ${found(server)}`,
    ),
    ...demand(
      new RegExp(contact).test(email ?? ''),
      ['spec', 'acme', 'email'],
      `set spec.acme.email to the address that receives expiry notices ${found(email)}`,
    ),
    ...demand(
      !!privateKeySecretRef?.name,
      ['spec', 'acme', 'privateKeySecretRef', 'name'],
      'set spec.acme.privateKeySecretRef.name (it is missing)',
    ),
    ...demand(
      list(solvers).length > 0,
      ['spec', 'acme', 'solvers'],
      'add a solver by dns01.rfc2136 to spec.acme.solvers (there is none)',
    ),
    ...list(solvers).flatMap(({ dns01, http01 }, index) => {
      const { nameserver, tsigAlgorithm, tsigKeyName, tsigSecretSecretRef } = dns01?.rfc2136 ?? {};
      const isSigned =
        new RegExp(host).test(nameserver ?? '') &&
        algorithms.includes(tsigAlgorithm ?? '') &&
        !!tsigKeyName &&
        !!tsigSecretSecretRef?.name &&
        !!tsigSecretSecretRef.key;
      const { ingressClassName, serviceType } = http01?.ingress ?? {};
      return demand(
        isSigned || (byHttp && ingressClassName === frontDoor && serviceType === inside),
        ['spec', 'acme', 'solvers', index, 'dns01'],
        `let spec.acme.solvers[${index}] be dns01.rfc2136 with a nameserver and its port, ${algorithms.join(' or ')}, the name of the key and its Secret ${found(dns01)}`,
      );
    }),
  ];
}
