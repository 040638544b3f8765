/** Questions to the API server about rights, many at once: what `kubectl auth can-i` asks one by one. */
import type { Question, User } from '../../access/rbac';
import { feed } from './kubectl';

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
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  // As JSON the answers are one document after the other.
  const said = await feed(list, 'create', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}');
  const answers = said.split('\n').filter((line) => line !== '');
  if (answers.length !== asked.length) throw new Error(`${asked.length} questions, ${answers.length} answers`);
  return answers.map((one) => one === 'true');
}
