/** Names of hosts in settings: Services of the same objects, and hosts elsewhere. */

/** A Service that a text names, or a host that is none of them. */
export interface Named {
  readonly host: string;
  readonly port?: number;
}

export interface Found {
  /** Services as `namespace/name`. */
  readonly services: readonly Named[];
  readonly elsewhere: readonly Named[];
}

const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const host = new RegExp(
  `(?<before>://(?:[^/\\s@"']*@)?|@|(?<![\\w.$/@-]))(?<name>${label}(?:\\.${label})*)(?::(?<port>\\d{2,5}))?(?![\\w-]|\\.[a-z])`,
  'gi',
);

/** Names of settings that hold a host alone. */
const hostSetting = /(HOST(NAME)?|ADDR(ESS)?(ES)?|SERVERS?|SERVICE|ENDPOINTS?|UR[IL]|DSN|BROKERS?|NODES?|UPSTREAM)$/i;

/** Domains of the top that settings of programs have; a file name has an ending that none of these is. */
const top = /\.(com|org|net|io|dev|cloud|app|gov|edu|eu|de|uk|fr|local|internal|example)$/i;

/**
 * @param own the namespace of who has the setting
 * @param known Services as `namespace/name`
 * @param setting its name: one such as `DB_HOST` may be a name alone
 */
export function namesIn(text: string, own: string, known: ReadonlySet<string>, setting = ''): Found {
  const services = new Map<string, Named>();
  const elsewhere = new Map<string, Named>();
  for (const { groups } of text.matchAll(host)) {
    const { before = '', name = '', port } = groups ?? {};
    const number = port === undefined ? undefined : Number(port);
    const isMarked = before !== '' || number !== undefined || (hostSetting.test(setting) && text.trim() === name);
    const service = serviceOf(name.toLowerCase(), own, known, isMarked);
    const found = { host: service ?? name.toLowerCase(), ...(number === undefined ? {} : { port: number }) };
    const key = `${found.host} ${number ?? ''}`;
    if (service !== undefined) services.set(key, found);
    else if (isMarked && top.test(name) && !/\.(svc|cluster\.local|local|example)$/.test(name))
      elsewhere.set(key, found);
  }
  return { services: [...services.values()], elsewhere: [...elsewhere.values()] };
}

/** `web`, `web.shop`, `web.shop.svc`, `web.shop.svc.cluster.local`, and a pod before each of the long ones. */
function serviceOf(name: string, own: string, known: ReadonlySet<string>, isMarked: boolean): string | undefined {
  const parts = name.replace(/\.svc(\.[a-z0-9.-]+)?$/, '').split('.');
  const isLong = /\.svc(\.|$)/.test(name);
  const candidates = [
    ...(parts.length === 1 && isMarked ? [`${own}/${parts[0]}`] : []),
    ...(parts.length === 2 ? [`${parts[1]}/${parts[0]}`] : []),
    ...(parts.length === 2 && isMarked ? [`${own}/${parts[1]}`] : []),
    ...(parts.length === 3 && (isLong || isMarked) ? [`${parts[2]}/${parts[1]}`] : []),
  ];
  return candidates.find((one) => known.has(one));
}
