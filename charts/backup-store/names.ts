/** Names by which the store of backups and those who use it know each other. */
import { portOf } from '../context';

/** The organizational unit of the store's clients. */
export const storeClients = 'backup-store-clients';

/** The subject of a client's certificate, as the store takes it in its lists. */
export const storeSubject = (service: 'mongo-backup' | 'restore-drill') => `CN=${service},OU=${storeClients}`;

/** The host name that its certificate is for. */
export const storeHost = 'backup-store.backup-store.svc.cluster.local';

/** Its address, without a path. */
export const storeUrl = () => `https://${storeHost}:${portOf('backup-store')}`;
