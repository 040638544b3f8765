/** The page of the database's users: what each may do, and what is refused. */
import { databaseRights } from '../config/database-rights';
import { isAllowed, subjectOf, users } from '../config/database-users';
import { page, table } from '../writing/markdown';

export function databaseRightsPage(): string {
  const names = users.map(({ service }) => service);
  const accounts = users.map(({ service, role }) => [service, `\`${subjectOf(service)}\``, `\`${role}\``]);
  const rows = Object.values(databaseRights).map((right) => [
    right.what,
    `\`${right.action}\``,
    ...users.map((user) => (isAllowed(user, right) ? 'yes' : '')),
  ]);
  return page(
    'Rights',
    `No user has a password: each is the subject of a certificate, and has one role. What has no \`yes\` is refused; so is all of it to a client without a user. The suite \`replica-set\` tries each right as each user on a running database. The job \`mongo-admin\` acts as a member, who may do everything; the user of \`mongo\` is the exporter of metrics beside each member ([0031](../decisions/0031-metrics-of-members.md)).\n\n${table(['service', 'user', 'role'], accounts)}\n\n${table(['may', 'action', ...names], rows)}`,
  );
}
