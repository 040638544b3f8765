/** A bill of materials as a CycloneDX 1.6 document. */
import { createHash } from 'node:crypto';
import { parseReference, purlOfImage } from '../images/reference';
import type { Part } from './component';

/** The image that a bill is of. */
export interface BilledImage {
  readonly name: string;
  /** With its tag, which is its version. */
  readonly reference: string;
  /** The engine's: `sha256:…`. @default - not said, so that the bill is of the sources alone */
  readonly id?: string;
}

/**
 * @param direct package URLs of what the image itself asks for
 * @returns JSON; the same bytes for the same parts, in whatever order, at any time
 */
export function bill(image: BilledImage, parts: readonly Part[], direct: readonly string[]): string {
  const reference = parseReference(image.reference);
  const self = purlOfImage(reference);
  // Not by locale: the same on every machine.
  const sorted = [...parts].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const content = {
    version: 1,
    metadata: {
      component: {
        type: 'container',
        'bom-ref': self,
        name: image.name,
        version: reference.tag ?? reference.digest ?? '',
        purl: self,
        ...(image.id === undefined ? {} : { properties: [{ name: 'breakwater:image-id', value: image.id }] }),
      },
    },
    components: sorted.map(({ purl, type, group, name, version, hashes, scope }) => ({
      type,
      'bom-ref': purl,
      ...(group === undefined ? {} : { group }),
      name,
      version,
      scope,
      hashes,
      purl,
    })),
    dependencies: [
      { ref: self, dependsOn: [...direct].sort() },
      ...sorted.map(({ purl, needs }) => ({ ref: purl, dependsOn: [...needs].sort() })),
    ],
  };
  const head = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
  };
  return `${JSON.stringify({ ...head, ...content }, undefined, 2)}\n`;
}

/** A UUID of version 8 (RFC 9562): made of what it names. */
function uuidOf(content: string): string {
  const hex = createHash('sha256').update(content).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
