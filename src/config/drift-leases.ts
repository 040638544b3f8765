/** Leases that checks for drift renew: their times are what the alerts on drift are made of. */

/** Where they are: beside what else a cluster knows of itself. */
export const driftNamespace = 'kube-system';

/** `checked`: by every check that was completed; `clean`: by those that found nothing. */
export const driftLeases = { checked: 'drift-checked', clean: 'drift-clean' } as const;
