/**
 * Writers whose data has an order: each writes a user only after the one before was acknowledged. A copy of one moment
 * has the first so many of each chain, and none after a gap.
 */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import type { CallerCertificate } from './certificate';
import { ask } from './front-door';

const chains = 4;

export interface Chains {
  /** Begins the address of each user. */
  readonly run: string;
  /** Ends the writers. @returns how many users each has written */
  end(): Promise<readonly number[]>;
}

export function writeChains(caller: CallerCertificate): Chains {
  const run = `chain-${process.hrtime.bigint().toString(36)}`;
  const stop = new AbortController();
  const one = async (chain: number): Promise<number> => {
    let written = 0;
    while (!stop.signal.aborted) {
      const body = { name: 'Link', email: `${run}-${chain}-${written}@example.com` };
      const { status } = await ask({ host: hostOf('api', lab), path: '/users/', method: 'POST', body, ...caller });
      if (status !== 201) throw new Error(`${body.email}: ${status}`);
      written += 1;
    }
    return written;
  };
  const writing = Promise.all(Array.from({ length: chains }, (_, chain) => one(chain)));
  return {
    run,
    end: () => {
      stop.abort();
      return writing;
    },
  };
}

/** The numbers of each chain that a text has, in order. */
export function linksIn(text: string, run: string): readonly (readonly number[])[] {
  const found = [...text.matchAll(new RegExp(`${run}-(\\d+)-(\\d+)@`, 'g'))];
  return Array.from({ length: chains }, (_, chain) =>
    found
      .filter(([, of]) => Number(of) === chain)
      .map(([, , number]) => Number(number))
      .sort((a, b) => a - b),
  );
}
