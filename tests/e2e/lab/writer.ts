/** A caller who creates users at a constant rate for a while, and what became of them. */
import type { Kept } from '../../../src/drills/users-writer';
import { UsersWriter } from '../../../src/drills/users-writer';
import { clock } from '../../../src/programs/clock';
import type { CallerCertificate } from './certificate';
import { usersCaller } from './users-caller';

/**
 * @param rate writes a second; each is sent at its moment, whatever became of the one before
 * @param seconds how long
 */
export async function write(rate: number, seconds: number, caller: CallerCertificate): Promise<UsersWriter> {
  const writer = new UsersWriter(await usersCaller(caller), clock, rate);
  await clock.sleep(seconds);
  await writer.stop();
  return writer;
}

/** Repeats the writes of unknown fate, then compares all with what the API has. @returns also the figures, for the log */
export async function kept(writer: UsersWriter): Promise<Kept & { readonly says: string }> {
  const all = await writer.kept();
  const { acknowledged, gap, missing, refused, repeated, sent, twice } = all;
  const says = `${sent} writes: ${acknowledged} acknowledged, ${repeated} repeated with their keys; ${missing.length} missing, ${twice.length} there twice; longest gap ${gap.toFixed(1)} s; others: ${JSON.stringify(refused)}`;
  return { ...all, says };
}

/** Every e-mail address that the API has, as often as it has it. @throws where a page is refused */
export async function allEmails(caller: CallerCertificate, host?: string): Promise<readonly string[]> {
  const api = await usersCaller(caller, host);
  try {
    return (await api.all()).map(({ email }) => email);
  } finally {
    api.close();
  }
}
