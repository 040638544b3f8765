import { onContainers } from './pods';
import type { Policy, PolicyContext } from './policy';
import { demand, isSet, mustBe } from './sentences';

const contentHash = /^[0-9a-f]{40}$/;
const digest = /^sha256:[0-9a-f]{64}$/;

/** An image reference in its parts. */
interface Reference {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export const imageReference: Policy = {
  id: 'image-reference',
  row: 14,
  title: 'Images come from known places and never change under their name',
  why: 'A tag can be moved, so that what was reviewed and what runs differ without anybody having changed a line.',
  check: (object, context) =>
    onContainers(object, ({ image, imagePullPolicy }, subject) => [
      ...(isSet(image) ? imageProblems(subject, image, context) : [`${subject}: set image (it is missing)`]),
      ...mustBe({ subject, field: 'imagePullPolicy', value: imagePullPolicy, wanted: context.pullPolicy }),
    ]),
};

function imageProblems(subject: string, image: string, context: PolicyContext): readonly string[] {
  const reference = parse(image);
  const problems = isUnder(context.ownImages, reference.name)
    ? ownProblems(reference)
    : foreignProblems(reference, context.registries);
  return problems.map((problem) => `${subject}: ${problem} (image is '${image}')`);
}

/** Images that we build are named by the hash of what they were built from. */
function ownProblems(reference: Reference): readonly string[] {
  return [
    ...demand(
      contentHash.test(String(reference.tag)),
      'set the tag of our own image to its content hash of 40 lower-case hexadecimal digits',
    ),
    ...demand(
      !isSet(reference.digest) || digest.test(reference.digest),
      'write the digest as sha256: and 64 hexadecimal digits, or leave it out',
    ),
  ];
}

function foreignProblems(reference: Reference, registries: readonly string[]): readonly string[] {
  const places = registries.join(', ') || 'nowhere';
  return [
    ...demand(
      registries.some((registry) => isUnder(registry, reference.name)),
      `take the image from an allowed registry: ${places}`,
    ),
    ...demand(
      isSet(reference.tag) && !['', 'latest'].includes(reference.tag),
      'add the tag of a version, for people to read',
    ),
    ...demand(digest.test(String(reference.digest)), 'add the digest as @sha256: and 64 hexadecimal digits'),
  ];
}

/** Splits `registry:5000/name:tag@digest`: the colon of a tag comes after the last slash. */
function parse(image: string): Reference {
  const at = image.indexOf('@');
  const tagged = at < 0 ? image : image.slice(0, at);
  const colon = tagged.lastIndexOf(':');
  const hasTag = colon > tagged.lastIndexOf('/');
  return {
    name: hasTag ? tagged.slice(0, colon) : tagged,
    tag: hasTag ? tagged.slice(colon + 1) : undefined,
    digest: at < 0 ? undefined : image.slice(at + 1),
  };
}

/** Whether the name is the prefix or below it: `ghcr.io` does not allow `ghcr.io.evil.example/x`. */
function isUnder(prefix: string, name: string): boolean {
  return name === prefix || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}
