/** Certificates of our ClusterIssuers: authorities, servers and callers that are declared, and no others. */
import type { Declared, DeclaredService } from '../../config/declared';
import { valueAt } from '../../kubernetes/field-path';
import { list, type Manifest } from '../../kubernetes/manifest';
import { accountsOfCluster, certManager } from '../access/writers';
import { type Admission, celList, celText } from '../admission';
import type { IssuerReference } from '../certificate-shapes';
import { noServer } from '../certificates/names';
import type { Certificate } from '../certificates/ours';
import { isKind } from '../kinds';
import { isOurs, partIn, partOf, platform } from '../platform';
import type { Fault, Policy, PolicyContext } from '../policy';
import { demand, found } from '../sentences';
import { onDeclared, ownIssuers } from './declared';

export const declaredCertificate: Policy = {
  id: 'declared-certificate',
  source: 'V18',
  title: 'Our issuers sign for declared hosts, servers, callers and authorities, in every namespace',
  why: 'Whoever gets a certificate of an issuer of ours for another name is that server, that caller, or an authority of its own.',
  fix: 'let the ClusterIssuer of the front door sign the host of a service of the namespace, the internal one servers of the namespace and callers that have a flow, the one of callers those from outside, and the bootstrap one the authorities of src/config/declared.ts',
  answers: [],
  admission: onDeclared(admission),
  check: (object, context) => {
    const { declared } = context;
    if (!declared || !isKind(object, 'Certificate') || !isAsked(object, declared)) return [];
    if (!isOurs(object))
      return demand(
        false,
        ['metadata', 'labels', partOf],
        `set the label ${partOf} to '${platform}' ${found(object.metadata.labels?.[partOf])}, or choose another issuer; the rules for certificates of ours ask for it`,
      );
    if (object.spec?.isCA === true) return authorityFaults(object, declared);
    if (object.spec?.issuerRef?.name === declared.issuers.callers) return outsideFaults(object, declared);
    if (servicesOf(object, declared).length === 0)
      return demand(
        false,
        ['metadata', 'namespace'],
        `set metadata.namespace to that of a declared service ${found(object.metadata.namespace)}, or choose another issuer`,
      );
    const hosts = hostsOf(object, declared);
    const uses = list(object.spec?.usages);
    const names = list(object.spec?.dnsNames);
    const isInside = (name: string) => name === 'localhost' || name.endsWith(inside);
    return names.every(isInside)
      ? [
          ...issuedBy(object, declared.issuers.internal),
          ...serverFaults(object, declared),
          ...callerFaults(object, declared),
        ]
      : [
          ...issuedBy(object, declared.issuers.frontDoor),
          ...names.flatMap((name, place) =>
            demand(
              hosts.includes(name),
              ['spec', 'dnsNames', place],
              `remove '${name}' from spec.dnsNames; the host of the namespace is ${hosts.join(', ') || 'not declared'}`,
            ),
          ),
          ...demand(
            !uses.includes('client auth'),
            ['spec', 'usages'],
            `remove 'client auth' from spec.usages ${found(uses)}; the front door calls with no certificate`,
          ),
        ];
  },
};

const inside = '.svc.cluster.local';

/** Ours, and every other one of a ClusterIssuer of ours, or that would replace an authority of ours. */
function isAsked(object: Certificate, declared: Declared): boolean {
  const { issuerRef, secretName } = object.spec ?? {};
  const { kind, name } = issuerRef ?? {};
  return (
    isOurs(object) ||
    (kind === 'ClusterIssuer' && ownIssuers(declared).includes(name ?? '')) ||
    declared.authorities.includes(`${object.metadata.namespace}/${secretName}`)
  );
}

/**
 * Callers from outside, whom the front door alone lets in (docs/how-to/get-a-caller-certificate.md), and what the
 * front door knows them by, which calls with nothing.
 */
function outsideFaults(object: Certificate, { callers, issuers }: Declared): readonly Fault[] {
  const { metadata, spec } = object;
  const uses = list(spec?.usages);
  const names = list(spec?.dnsNames);
  return [
    ...issuedBy(object, issuers.callers),
    ...demand(
      metadata.namespace === callers,
      ['metadata', 'namespace'],
      `set metadata.namespace to '${callers}', which callers call ${found(metadata.namespace)}, or choose another issuer`,
    ),
    ...names.flatMap((name, place) =>
      demand(
        name === noServer,
        ['spec', 'dnsNames', place],
        `remove '${name}' from spec.dnsNames; this issuer signs for callers, not for servers`,
      ),
    ),
    ...demand(
      names.length === 0 || !uses.includes('client auth'),
      ['spec', 'usages'],
      `remove 'client auth' from spec.usages, or spec.dnsNames ${found(uses)}; a caller has no name of a server`,
    ),
  ];
}

function issuedBy({ spec }: Certificate, issuer: string): readonly Fault[] {
  const { kind, name }: IssuerReference = spec?.issuerRef ?? {};
  return demand(
    kind === 'ClusterIssuer' && name === issuer,
    ['spec', 'issuerRef'],
    `let spec.issuerRef name the ClusterIssuer '${issuer}' ${found(spec?.issuerRef)}`,
  );
}

function authorityFaults(object: Certificate, declared: Declared): readonly Fault[] {
  const name = `${object.metadata.namespace}/${object.spec?.secretName}`;
  return [
    ...issuedBy(object, declared.issuers.bootstrap),
    ...demand(
      declared.authorities.includes(name),
      ['spec', 'isCA'],
      `remove spec.isCA; ${name} is not one of the authorities ${declared.authorities.join(', ')}`,
    ),
  ];
}

function servicesOf({ metadata }: Certificate, { services }: Declared): readonly DeclaredService[] {
  return services.filter(({ namespace }) => namespace === metadata.namespace);
}

function hostsOf(object: Certificate, declared: Declared): readonly string[] {
  return servicesOf(object, declared).flatMap(({ entry }) => (entry ? [entry.host] : []));
}

/** The names of a server: those of the Services of its namespace, and of each of their pods. */
function namesOf({ name, namespace, service = name }: DeclaredService): readonly string[] {
  return [`${service}.${namespace}${inside}`, `*.${service}.${namespace}${inside}`];
}

function serverFaults(object: Certificate, declared: Declared): readonly Fault[] {
  const known = ['localhost', ...servicesOf(object, declared).flatMap(namesOf)];
  return list(object.spec?.dnsNames).flatMap((name, place) =>
    demand(
      known.includes(name),
      ['spec', 'dnsNames', place],
      `remove '${name}' from spec.dnsNames; it is not a Service of the namespace`,
    ),
  );
}

/** The units of a caller: it calls the service, or is a member of it. */
function unitsOf({ calls, memberOf }: DeclaredService): readonly string[] {
  return [...calls.map((called) => `${called}-clients`), ...memberOf.map((service) => `${service}-members`)];
}

function callerFaults(object: Certificate, declared: Declared): readonly Fault[] {
  const known = servicesOf(object, declared).flatMap(unitsOf);
  return list(object.spec?.subject?.organizationalUnits).flatMap((unit, place) =>
    demand(
      known.includes(unit),
      ['spec', 'subject', 'organizationalUnits', place],
      `remove '${unit}' from spec.subject.organizationalUnits; no flow leads from the namespace to its service`,
    ),
  );
}

function admission(declared: Declared): Admission {
  const { authorities, callers, issuers, services } = declared;
  const { bootstrap, frontDoor, internal } = issuers;
  const spec = 'object.spec';
  const issued = (name: string) => `variables.issuer == ${celText(name)}`;
  const pairs = (of: (service: DeclaredService) => readonly string[]) =>
    celList(services.flatMap((service) => of(service).map((one) => `${service.namespace}/${one}`)));
  const own = (one: string) => `object.metadata.namespace + '/' + ${one}`;
  const isInside = `n == 'localhost' || n.endsWith('${inside}')`;
  const inner = [
    issued(internal),
    `variables.names.all(n, n == 'localhost' || ${own('n')} in ${pairs(namesOf)})`,
    `${spec}.?subject.?organizationalUnits.orValue([]).all(u, ${own('u')} in ${pairs(unitsOf)})`,
  ].join(' && ');
  const outer = [
    issued(frontDoor),
    `variables.names.all(n, ${own('n')} in ${pairs(({ entry }) => (entry ? [entry.host] : []))})`,
    `!('client auth' in ${spec}.?usages.orValue([]))`,
  ].join(' && ');
  const outside = [
    issued(issuers.callers),
    `object.metadata.namespace == ${celText(callers)}`,
    `variables.names.all(n, n == '${noServer}')`,
    `(variables.names.size() == 0 || !('client auth' in ${spec}.?usages.orValue([])))`,
  ].join(' && ');
  const replaced = `${own(`${spec}.?secretName.orValue('')`)} in ${celList(authorities)}`;
  const authority = `${issued(bootstrap)} && ${replaced}`;
  const among = `object.metadata.namespace in ${celList([...new Set(services.map(({ namespace }) => namespace))])}`;
  const ours = `object.spec.?issuerRef.?kind.orValue('') == 'ClusterIssuer' && object.spec.?issuerRef.?name.orValue('') in ${celList(ownIssuers(declared))}`;
  return {
    resources: [{ group: 'cert-manager.io', version: 'v1', resources: ['certificates'] }],
    everywhere: true,
    unless: { 'of-others': `${partIn('object')} != '${platform}' && !(${ours}) && !(${replaced})` },
    variables: {
      issuer: `${spec}.?issuerRef.?kind.orValue('') == 'ClusterIssuer' ? ${spec}.issuerRef.?name.orValue('') : ''`,
      names: `${spec}.?dnsNames.orValue([])`,
    },
    expression: `${partIn('object')} == '${platform}' && (${spec}.?isCA.orValue(false) ? ${authority} : ${spec}.?issuerRef.?name.orValue('') == ${celText(issuers.callers)} ? ${outside} : ${among} && (variables.names.all(n, ${isInside}) ? ${inner} : ${outer}))`,
    found: "'issuer ' + variables.issuer + ', names ' + variables.names.join(', ')",
  };
}

/** cert-manager itself, and controllers that clean up. */
const isMaker = (name: string) => name === certManager || name.startsWith(accountsOfCluster);

/** What becomes a certificate without a Certificate, by kind. */
const requests: Readonly<Record<string, string>> = {
  CertificateRequest: 'cert-manager.io/v1',
  Challenge: 'acme.cert-manager.io/v1',
  Order: 'acme.cert-manager.io/v1',
};

/** Kubernetes' own requests name cert-manager's issuers so. */
const signers = 'issuers.cert-manager.io/';

const isToCertManager = (name: string) => name.startsWith(signers) || name.startsWith(`cluster${signers}`);

export const certificateRequest: Policy = {
  id: 'certificate-request',
  source: 'V18',
  title: 'Only cert-manager requests certificates, in every namespace',
  why: 'A request says its names inside of a signing request, where no rule reads them: it gets whatever it wants from each issuer.',
  fix: 'write a Certificate, of which cert-manager makes the request',
  answers: [],
  admission: {
    resources: [
      { group: 'acme.cert-manager.io', version: 'v1', resources: ['challenges', 'orders'] },
      { group: 'cert-manager.io', version: 'v1', resources: ['certificaterequests'] },
      { group: 'certificates.k8s.io', version: 'v1', resources: ['certificatesigningrequests'] },
    ],
    everywhere: true,
    unless: {
      'of-other-signers': `object.kind == 'CertificateSigningRequest' && !dyn(object).spec.signerName.startsWith('${signers}') && !dyn(object).spec.signerName.startsWith('cluster${signers}')`,
    },
    expression: `request.userInfo.username == '${certManager}' || request.userInfo.username.startsWith('${accountsOfCluster}')`,
    found: "'by ' + request.userInfo.username",
  },
  check: (object, { environment, request }: PolicyContext) => {
    if (environment === undefined || !isRequest(object)) return [];
    const { name } = request?.user ?? { name: 'whoever applies it' };
    return demand(isMaker(name), [], `write a Certificate instead; requests are made by cert-manager, not by ${name}`);
  },
};

function isRequest(object: Manifest): boolean {
  const { apiVersion, kind } = object;
  if (kind === 'CertificateSigningRequest') return isToCertManager(String(valueAt(object, ['spec', 'signerName'])));
  return requests[kind] === apiVersion;
}
