/** The verdict on vulnerabilities of images, against limits and accepted ones: a pure function of values and a day. */
import type { AcceptedVulnerability, VulnerabilityPolicy } from '../../config/vulnerabilities';
import type { Vulnerability } from './vulnerability';

/** A vulnerability of an image. */
export interface FoundVulnerability extends Vulnerability {
  readonly image: string;
}

export interface JudgeProps {
  readonly found: readonly FoundVulnerability[];
  /** Every image that was looked up. */
  readonly images: readonly string[];
  readonly policy: VulnerabilityPolicy;
  readonly accepted: readonly AcceptedVulnerability[];
  /** Such as `2026-11-30`. */
  readonly today: string;
  /** The day on which the database was made. */
  readonly database: string;
}

export interface VulnerabilityVerdict {
  /** Sentences: each blocks a release. */
  readonly blocking: readonly string[];
  /** Sentences about what is accepted, or may still wait. */
  readonly allowed: readonly string[];
}

export function judgeVulnerabilities(props: JudgeProps): VulnerabilityVerdict {
  const { found, policy, accepted, today, database } = props;
  const old = daysBetween(database, today);
  const blocking = [
    ...(old <= policy.databaseAge
      ? []
      : [`the database is of ${database}, ${days(old)} old; at most ${policy.databaseAge}: fetch a newer one`]),
    ...accepted.flatMap((one) => acceptanceProblems(one, props)),
  ];
  const allowed: string[] = [];
  for (const one of found) {
    const why = reasonToBlock(one, props);
    const acceptance = accepted.find((entry) => covers(entry, one) && today >= entry.from && today <= entry.until);
    if (acceptance)
      allowed.push(`${named(one)}: accepted until ${acceptance.until} by ${acceptance.owner}: ${acceptance.reason}`);
    else if (why.blocks) blocking.push(`${named(one)}: ${why.says}`);
    else allowed.push(`${named(one)}: ${why.says}`);
  }
  return { blocking, allowed };
}

/** What is wrong with an entry of the list itself. */
function acceptanceProblems(entry: AcceptedVulnerability, props: JudgeProps): readonly string[] {
  const { found, images, policy, today } = props;
  const { id, package: name, from, until, owner } = entry;
  const says = (text: string) => `acceptance of ${id} in ${name} by ${owner}: ${text}`;
  if (![from, until].every(isDay) || until < from)
    return [says(`'from' and 'until' must be days in their order, such as 2026-11-30, got '${from}' and '${until}'`)];
  if (entry.reason.trim().length < 20) return [says(`'reason' must say why it does no harm, got '${entry.reason}'`)];
  const other = entry.images.filter((image) => !images.includes(image));
  if (entry.images.length === 0 || other.length > 0)
    return [says(`'images' must be of ${images.join(', ')}, got ${other.join(', ') || 'none'}`)];
  const mine = found.filter((one) => covers(entry, one));
  const idle = entry.images.filter((image) => !mine.some((one) => one.image === image));
  const most = Math.min(...mine.map(({ severity }) => policy.limits[severity].accepted));
  return [
    ...(from > today ? [says(`it begins on ${from}, which is not yet`)] : []),
    ...(until < today ? [says(`it ended on ${until}: take the vulnerability out, or accept it anew`)] : []),
    ...(daysBetween(from, until) > most ? [says(`it is for ${days(daysBetween(from, until))}, at most ${most}`)] : []),
    ...idle.map((image) => says(`image ${image} does not have it any more: take it off the list`)),
  ];
}

function covers({ id, package: name, images }: AcceptedVulnerability, one: FoundVulnerability): boolean {
  return [one.id, ...one.aliases].includes(id) && one.package === name && images.includes(one.image);
}

function reasonToBlock(one: FoundVulnerability, { policy, today }: JudgeProps): { blocks: boolean; says: string } {
  const { severity, fixed, since } = one;
  const limit = policy.limits[severity];
  const most = fixed === undefined ? limit.unfixed : limit.fixed;
  const fix = fixed === undefined ? 'no version without it is known' : `fixed in ${fixed}`;
  if (most === undefined) return { blocks: false, says: `${fix}; ${severity} does not block` };
  // Where the database gives no day, the time counts as passed.
  if (since === undefined) return { blocks: true, says: `${fix}; since when is not said, at most ${days(most)}` };
  const age = daysBetween(since, today);
  // On the day of its end it blocks: 0 is at once.
  return { blocks: age >= most, says: `${fix}; known since ${since}, ${days(age)}, at most ${most}` };
}

function named({ image, package: name, version, id, severity }: FoundVulnerability): string {
  return `${image}: ${name} ${version}: ${id}, ${severity}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
