import type { Fixtures } from '../example';

const object = 'Certificate api-tls';
const authority = 'Certificate front-door-authority';
const leaf = 'Certificate api/api-tls';
const ca = 'Certificate cert-manager/front-door-authority';
const key = 'spec.privateKey';

export const certificateKey: Fixtures = {
  good: [
    { says: 'a certificate', object },
    { says: 'an authority, whose key others trust', object: authority },
    {
      says: 'a long key of the old kind',
      object,
      set: { [key]: { algorithm: 'RSA', rotationPolicy: 'Always', size: 3072 } },
    },
    { says: 'a key of one size', object, set: { [key]: { algorithm: 'Ed25519', rotationPolicy: 'Always' } } },
  ],
  bad: [
    {
      says: 'a short key',
      object,
      set: { [key]: { algorithm: 'RSA', rotationPolicy: 'Always', size: 2048 } },
      complains: [
        `${leaf}: set spec.privateKey to algorithm ECDSA with size 256, or a stronger one (it is {"algorithm":"RSA","rotationPolicy":"Always","size":2048})`,
      ],
    },
    {
      says: 'an unknown curve',
      object,
      set: { [`${key}.size`]: 255 },
      complains: [
        `${leaf}: set spec.privateKey to algorithm ECDSA with size 256, or a stronger one (it is {"algorithm":"ECDSA","rotationPolicy":"Always","size":255})`,
      ],
    },
    {
      says: 'a key that stays',
      object,
      set: { [`${key}.rotationPolicy`]: 'Never' },
      complains: [`${leaf}: set spec.privateKey.rotationPolicy to 'Always' (it is 'Never')`],
    },
    {
      says: 'nothing said of the key',
      object: authority,
      set: { [key]: undefined },
      complains: [
        `${ca}: set spec.privateKey to algorithm ECDSA with size 256, or a stronger one (it is missing)`,
        `${ca}: set spec.privateKey.rotationPolicy to 'Always' (it is missing)`,
      ],
    },
  ],
};

export const certificateLifetime: Fixtures = {
  good: [
    { says: 'a certificate', object },
    { says: 'an authority', object: authority },
    { says: 'a quarter before the end', object, set: { 'spec.duration': '2160h', 'spec.renewBefore': '540h' } },
    { says: 'half before the end', object, set: { 'spec.duration': '48h', 'spec.renewBefore': '24h0m0s' } },
  ],
  bad: [
    {
      says: 'a life of a year',
      object,
      set: { 'spec.duration': '8760h', 'spec.renewBefore': '2190h' },
      complains: [`${leaf}: set spec.duration to 2160h or less (it is '8760h')`],
    },
    {
      says: 'an authority of a generation',
      object: authority,
      set: { 'spec.duration': '87600h', 'spec.renewBefore': '30000h' },
      complains: [`${ca}: set spec.duration to 26280h or less (it is '87600h')`],
    },
    {
      says: 'a renewal on the last day',
      object,
      set: { 'spec.renewBefore': '24h' },
      complains: [`${leaf}: set spec.renewBefore to a quarter to a half of spec.duration (it is '24h')`],
    },
    {
      says: 'a renewal every day',
      object,
      set: { 'spec.renewBefore': '2136h' },
      complains: [`${leaf}: set spec.renewBefore to a quarter to a half of spec.duration (it is '2136h')`],
    },
    {
      says: 'what an authority likes',
      object,
      set: { 'spec.duration': undefined },
      complains: [`${leaf}: set spec.duration in whole hours, such as 2160h (it is missing)`],
    },
    {
      says: 'a life in minutes, which is not supported',
      object,
      set: { 'spec.duration': '129600m' },
      complains: [`${leaf}: set spec.duration in whole hours, such as 2160h (it is '129600m')`],
    },
    {
      says: 'a renewal in minutes',
      object,
      set: { 'spec.renewBefore': '43200m' },
      complains: [`${leaf}: set spec.renewBefore in whole hours, such as 720h (it is '43200m')`],
    },
    {
      says: 'a renewal in days, which is not supported',
      object,
      set: { 'spec.renewBefore': '30d' },
      complains: [`${leaf}: set spec.renewBefore in whole hours, such as 720h (it is '30d')`],
    },
  ],
};
