/** `caa`: the CAA records of a domain, as its nameserver has them, beside those that the values ask for. */
import { promises as dns } from 'node:dns';
import type { Command } from 'commander';
import { type Caa, caaOf, lineOf, meaningOf, reasonForNone } from '../config/caa';
import type { Environment, Issuer } from '../config/environment';
import { type EnvironmentName, environments } from '../config/environments';
import { failure, type Result, success } from '../programs/result';
import { plural } from '../writing/wording';
import { environmentOption } from './environment-option';
import type { Finish, PipelineProps } from './props';

interface CaaOptions {
  readonly environment: EnvironmentName;
  readonly nameserver?: string;
}

export function defineCaa(program: Command, { out }: PipelineProps, finish: Finish): void {
  program
    .command('caa', { hidden: true })
    .description('compares the CAA records of a domain with those that the values of its environment ask for')
    .addOption(environmentOption('whose domain it is'))
    .option(
      '--nameserver <address:port>',
      'whom to ask; default: the nameserver of the values, else that of this machine',
    )
    .addHelpText(
      'after',
      `
An authority signs for a domain only where these records let it. They are the zone's: this changes nothing.
Exit status 1: a record is missing, or there is one too many.`,
    )
    .action(async ({ environment: name, nameserver }: CaaOptions) => {
      const environment: Environment = environments[name];
      const { domain, issuer } = environment.frontDoor;
      const wanted = caaOf(environment);
      if (wanted.length === 0) return void out(`${reasonForNone(environment)}: nothing to compare\n`);
      const from = nameserver ?? nameserverOf(issuer);
      const asked = await recordsOf(domain, from);
      if (!asked.ok) return finish('caa', asked.problem);
      const lines = differences(wanted, asked.value);
      for (const line of lines) out(`${line}\n`);
      if (lines.length > 0)
        return finish('caa', { reason: 'failed', message: `${plural(lines.length, 'difference')} at ${domain}` });
      out(`${domain} has the ${plural(wanted.length, 'record')} that the values ask for\n`);
    });
}

function nameserverOf(issuer: Issuer): string | undefined {
  return issuer.kind === 'acme' && issuer.proof.kind === 'dns-01' ? issuer.proof.nameserver : undefined;
}

interface Found {
  readonly tag: string;
  readonly value: string;
}

function differences(wanted: readonly Caa[], found: readonly Found[]): readonly string[] {
  const there = new Set(found.map(meaningOf));
  const asked = new Set(wanted.map(meaningOf));
  return [
    ...wanted.filter((one) => !there.has(meaningOf(one))).map((one) => `missing: CAA ${lineOf(one)}`),
    ...found
      .filter((one) => !asked.has(meaningOf(one)))
      .map(({ tag, value }) => `not asked for: CAA 0 ${tag} "${value}"; remove it from the zone`),
  ];
}

/** @param nameserver its name or address, with its port @default - those of this machine */
async function recordsOf(domain: string, nameserver: string | undefined): Promise<Result<readonly Found[]>> {
  const whom = nameserver ?? 'the nameserver of this machine';
  const resolver = new dns.Resolver({ timeout: 2000, tries: 2 });
  try {
    if (nameserver !== undefined) {
      const [, host = nameserver, port = '53'] = /^(.+):(\d+)$/.exec(nameserver) ?? [];
      resolver.setServers([`${(await dns.lookup(host, { family: 4 })).address}:${port}`]);
    }
    const records = await resolver.resolveCaa(domain);
    return success(
      records.flatMap(({ critical: _, ...tags }) => Object.entries(tags).map(([tag, value]) => ({ tag, value }))),
    );
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA' || (code === 'ENOTFOUND' && (error as { syscall?: string }).syscall === 'queryCaa'))
      return success([]);
    return failure(
      'unreachable',
      `${whom} does not say which CAA records ${domain} has (${code}): let this machine reach it, or name another with --nameserver ADDRESS:PORT`,
    );
  }
}
