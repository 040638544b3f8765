/** Options of lookups, in every pod of ours. */

/**
 * How pods look up names. Every name is whole, so that none is tried with endings first; a server that is lost is left
 * after a second, since the next try may go to its twin.
 */
export const lookupOptions = { attempts: '4', ndots: '2', timeout: '1' } as const;
