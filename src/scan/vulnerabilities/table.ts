/** The look-up for people: a table by image and severity, then what blocks, and what does not. */
import { severities } from '../../config/vulnerabilities';
import { columns } from '../../writing/columns';
import type { VulnerabilityVerdict } from './judge';
import type { LookedUp } from './look-up';

export function describeVulnerabilities({ program, database, images, found }: LookedUp, verdict: VulnerabilityVerdict) {
  const rows = [
    ['image', ...severities],
    ...images.map((image) => [
      image,
      ...severities.map((severity) =>
        String(found.filter((one) => one.image === image && one.severity === severity).length),
      ),
    ]),
  ];
  const sections = [
    [`vulnerabilities, by ${program} with a database of ${database}`, ...columns(rows)],
    verdict.blocking.map((one) => `BLOCKS: ${one}`),
    verdict.allowed.map((one) => `allowed: ${one}`),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n');
}
