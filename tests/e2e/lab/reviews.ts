/** Questions to the API server about rights, many at once: what `kubectl auth can-i` asks one by one. */
import type { Question, User } from '../../access/rbac';
import { feed } from './kubectl';

interface Review {
  readonly status?: { readonly allowed?: boolean };
}

/** @returns an answer for each, in their order */
export async function canI(asked: readonly { readonly user: User; readonly question: Question }[]) {
  const items = asked.map(({ question, user }) => {
    const [resource, subresource] = question.resource.split('/');
    const { group, namespace, verb } = question;
    return {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        user: user.name,
        groups: user.groups,
        resourceAttributes: {
          verb,
          group,
          resource,
          ...(subresource ? { subresource } : {}),
          ...(namespace ? { namespace } : {}),
        },
      },
    };
  });
  const said = await feed(
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
    'create',
    '--filename=-',
    '--output=json',
  );
  const answers = (JSON.parse(said) as { readonly items: readonly Review[] }).items;
  if (answers.length !== asked.length) throw new Error(`${asked.length} questions, ${answers.length} answers`);
  return answers.map(({ status }) => status?.allowed === true);
}
