/** Keys of certificates, and how long they live. */

import type { Policy } from '../policy';
import { demand, found } from '../sentences';
import { certificates, isCa, onCertificate } from './ours';

const curves = [256, 384, 521];
const shortestRsa = 3072;

/** Days of a life at the most. */
const longest = { leaf: 90, authority: 1095 };

/** Whole hours as Go writes a duration, so that both engines read the same. */
const wholeHours = '^[1-9][0-9]{0,6}h(0m0s|0m)?$';

export const certificateKey: Policy = {
  id: 'certificate-key',
  source: 26,
  title: 'Keys of certificates are strong, and new at each renewal',
  why: 'A stolen key works until it is replaced; a new key at each renewal replaces it automatically.',
  fix: `set privateKey to algorithm ECDSA with size ${curves.join(', ')}, Ed25519, or RSA with size ${shortestRsa} or more, and rotationPolicy Always; an authority may keep its key`,
  answers: [],
  admission: {
    ...certificates,
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
  check: onCertificate((object) => {
    const { isCA, privateKey } = object.spec ?? {};
    const { algorithm, rotationPolicy, size = 0 } = privateKey ?? {};
    const isStrong =
      algorithm === 'Ed25519' ||
      (algorithm === 'ECDSA' && curves.includes(size)) ||
      (algorithm === 'RSA' && size >= shortestRsa);
    return [
      ...demand(
        isStrong,
        ['spec', 'privateKey'],
        `set spec.privateKey to algorithm ECDSA with size 256, or a stronger one ${found(privateKey)}`,
      ),
      ...demand(
        rotationPolicy === 'Always' || (rotationPolicy === 'Never' && isCA === true),
        ['spec', 'privateKey', 'rotationPolicy'],
        `set spec.privateKey.rotationPolicy to 'Always' ${found(rotationPolicy)}`,
      ),
    ];
  }),
};

export const certificateLifetime: Policy = {
  id: 'certificate-lifetime',
  source: 26,
  title: 'Certificates live three months, authorities three years, and are renewed long before',
  why: 'Certificates are not revoked, so a stolen one works until it expires; and a late renewal is an outage.',
  fix: `set duration to ${longest.leaf * 24}h or less (${longest.authority * 24}h for an authority), and renewBefore to a quarter to a half of it, both in whole hours`,
  answers: [],
  admission: {
    ...certificates,
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
  check: onCertificate((object) => {
    const { duration, isCA, renewBefore } = object.spec ?? {};
    const [life, rest] = [hoursOf(duration), hoursOf(renewBefore)];
    const most = 24 * (isCA === true ? longest.authority : longest.leaf);
    if (life === undefined || rest === undefined)
      return [
        ...demand(
          life !== undefined,
          ['spec', 'duration'],
          `set spec.duration in whole hours, such as 2160h ${found(duration)}`,
        ),
        ...demand(
          rest !== undefined,
          ['spec', 'renewBefore'],
          `set spec.renewBefore in whole hours, such as 720h ${found(renewBefore)}`,
        ),
      ];
    return [
      ...demand(life <= most, ['spec', 'duration'], `set spec.duration to ${most}h or less ${found(duration)}`),
      ...demand(
        rest * 4 >= life && rest * 2 <= life,
        ['spec', 'renewBefore'],
        `set spec.renewBefore to a quarter to a half of spec.duration ${found(renewBefore)}`,
      ),
    ];
  }),
};

function hoursOf(duration = ''): number | undefined {
  return new RegExp(wholeHours).test(duration) ? Number.parseInt(duration, 10) : undefined;
}
