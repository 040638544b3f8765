/** Images of containers: allowed registries, tags and digests. */
import { celList, celText, onPods } from '../admission';
import { onContainers } from '../pods';
import type { Fault, Policy, PolicyParameters } from '../policy';
import { demand, mustBe, type Part } from '../sentences';

const digest = '@sha256:[0-9a-f]{64}';
const tagAndDigest = `^[^@]*:[^@/:]+${digest}$`;

export const imageReference: Policy = {
  id: 'image-reference',
  source: 14,
  title: 'Images come from known registries, and ours are tagged by the hash of their sources',
  why: 'An image from anywhere can contain anything, and a version number of our own does not identify what was built.',
  fix: 'set the image of each container to one of ours tagged by its content hash, or to one that this environment allows',
  answers: ['V4', 'CIS 5.5.1', 'KB C-0078', 'KB C-0001', 'TR KSV-0125'],
  admission: (parameters) =>
    onPods({
      container: [
        `c.?image.orValue('') in ${celList(listed(parameters))}`,
        `c.?image.orValue('').matches(${celText(ownPattern(parameters))})`,
        `!c.?image.orValue('').startsWith(${celText(parameters.ownImages)}) && ${celList(prefixes(parameters))}.exists(p, c.?image.orValue('').startsWith(p))`,
      ].join(' || '),
    }),
  check: (object, context) =>
    onContainers(object, ({ image }, { path, subject }) =>
      image
        ? placeProblems({ path: [...path, 'image'], subject }, image, context)
        : demand(false, [...path, 'image'], `${subject}: set image (it is missing)`),
    ),
};

export const imageDigest: Policy = {
  id: 'image-digest',
  source: 14,
  title: 'Images of others are pinned by their digest',
  why: 'A tag can be moved, so that the reviewed image and the running one differ without a changed line.',
  fix: 'set the image of each container to name:version@sha256:digest, where the version is not latest',
  answers: [
    'KS container-image-tag',
    'KL latest-tag',
    'KB C-0075',
    'KB C-0306',
    'PO tagNotSpecified',
    'CK CKV_K8S_14',
    'CK CKV_K8S_43',
    'TR KSV-0013',
    'KA image',
    'DT 1',
    'DT 23',
    'MO KBP001',
  ],
  admission: (parameters) =>
    onPods({
      container: [
        "c.?image.orValue('') == ''",
        `c.?image.orValue('').startsWith(${celText(parameters.ownImages)}) && !(c.image in ${celList(listed(parameters))})`,
        `c.?image.orValue('').matches(${celText(tagAndDigest)}) && !c.image.contains(':latest@')`,
      ].join(' || '),
    }),
  check: (object, context) =>
    onContainers(object, ({ image = '' }, { path, subject }) => {
      if (!image || isOwn(image, context)) return [];
      const shown = `(image is '${image}')`;
      return [
        ...demand(
          /^[^@]*:[^@/:]+(@|$)/.test(image) && !/^[^@]*:latest(@|$)/.test(image),
          [...path, 'image'],
          `${subject}: add the tag of a version, for people to read ${shown}`,
        ),
        ...demand(
          new RegExp(`^[^@]*${digest}$`).test(image),
          [...path, 'image'],
          `${subject}: add the digest as @sha256: and 64 hexadecimal digits ${shown}`,
        ),
      ];
    }),
};

export const imagePullPolicy: Policy = {
  id: 'image-pull-policy',
  source: 14,
  title: 'Containers set imagePullPolicy',
  why: 'The default depends on the tag, so that a node may run an image that its registry has withdrawn.',
  fix: 'set imagePullPolicy of each container to the policy of this environment',
  answers: ['KS container-image-pull-policy', 'PO pullPolicyNotAlways', 'CK CKV_K8S_15', 'MO KBP116'],
  admission: { cannot: 'The API server fills it in before admission, by the tag of the image.' },
  check: (object, { pullPolicy }) =>
    onContainers(object, ({ imagePullPolicy: value }, part) =>
      mustBe({ of: part, field: ['imagePullPolicy'], value, wanted: pullPolicy }),
    ),
};

function placeProblems({ path, subject }: Part, image: string, parameters: PolicyParameters): readonly Fault[] {
  const shown = `(image is '${image}')`;
  if (listed(parameters).includes(image)) return [];
  if (isOwn(image, parameters)) {
    return demand(
      new RegExp(ownPattern(parameters)).test(image),
      path,
      `${subject}: set our own image to ${parameters.ownImages}NAME: and its content hash of 40 lower-case hexadecimal digits, with @sha256: and 64 digits or nothing behind it ${shown}`,
    );
  }
  return demand(
    prefixes(parameters).some((prefix) => image.startsWith(prefix)),
    path,
    `${subject}: take an image that is allowed here: ${parameters.foreignImages.join(', ') || 'none but ours'} ${shown}`,
  );
}

/** True for an image that we build: one that is listed in full is foreign, wherever it is kept. */
function isOwn(image: string, parameters: PolicyParameters): boolean {
  return image.startsWith(parameters.ownImages) && !listed(parameters).includes(image);
}

/** Foreign images that are allowed by their full reference. */
function listed({ foreignImages }: PolicyParameters): readonly string[] {
  return foreignImages.filter((entry) => !entry.endsWith('/'));
}

/** Places of which every foreign image is allowed. */
function prefixes({ foreignImages }: PolicyParameters): readonly string[] {
  return foreignImages.filter((entry) => entry.endsWith('/'));
}

/** The reference of an image of ours, as a regular expression for both engines. */
function ownPattern({ ownImages }: PolicyParameters): string {
  return `^${ownImages.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[a-z0-9-]+:[0-9a-f]{40}(${digest})?$`;
}
