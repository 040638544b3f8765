/** A caller of lab's users API, at the front door of the cluster under test. */
import { hostOf } from '../../../charts/context';
import { lab } from '../../../src/config/environments/lab';
import { UsersCaller } from '../../../src/drills/users-caller';
import type { CallerCertificate } from './certificate';
import { frontDoorAuthority } from './front-door';
import { readTarget } from './target';

/** @param host by which the API is called @default - lab's */
export async function usersCaller(caller: CallerCertificate, host = hostOf('api', lab)): Promise<UsersCaller> {
  const { address, https: port } = readTarget().frontDoor;
  return new UsersCaller(host, () => ({ address, port }), { ...caller, ca: await frontDoorAuthority() });
}
