import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import type { Part } from '../../src/stacks/stack';
import { template } from '../../src/stacks/templates';
import { at } from '../constructs/objects';
import { temporaryFolders } from '../synth/folders';
import { stackJson } from './synthesized';

temporaryFolders();

const every: readonly Environment[] = Object.values(environments);
const { production } = environments;
const cases = every.flatMap((environment) =>
  (['platform', 'workloads'] as const).map((part) => ({ part, environment, name: environment.name })),
);

/** Postcondition with which the stack refuses a cluster. */
function postcondition(part: Part, environment: Environment): { readonly condition: string; readonly error: string } {
  const { data } = stackJson(part, environment, {}, []);
  const seal = data?.['kubernetes_namespace_v1']?.['cluster-identity'];
  const all = at(seal, 'lifecycle', 'postcondition') as readonly { condition: string; error_message: string }[];
  const [{ condition, error_message: error } = { condition: '', error_message: '' }] = all;
  expect(all).toHaveLength(1);
  return { condition, error };
}

describe.each(cases)('the $part of $name', ({ part, environment }) => {
  const { name, context } = environment;
  const { provider = {}, variable, data } = stackJson(part, environment, {}, []);

  test('reaches the context of its environment, whatever the current one is', () => {
    const binding = { config_path: template('var.kubeconfig'), config_context: context };
    // Two that ask in turn, bound alike.
    expect(provider['kubernetes']).toEqual(
      part === 'workloads' ? [binding, { ...binding, alias: 'second' }] : [binding],
    );
    expect(provider['helm']).toEqual(part === 'platform' ? [{ kubernetes: binding }] : undefined);
    expect(Object.keys(provider).sort()).toEqual(part === 'platform' ? ['helm', 'kubernetes'] : ['kubernetes']);
  });

  test('takes the kubeconfig that it is given, and the usual one where it is given none', () => {
    expect(variable).toEqual({
      kubeconfig: { type: 'string', default: '~/.kube/config', description: expect.stringContaining('kubeconfig') },
    });
  });

  test('looks at one thing of the cluster: the namespace by which it is known', () => {
    expect(Object.keys(data ?? {})).toEqual(['kubernetes_namespace_v1']);
    expect(data?.['kubernetes_namespace_v1']).toEqual({
      'cluster-identity': expect.objectContaining({ metadata: { name: 'kube-system' } }),
    });
  });

  test('refuses another cluster than the recorded one; where none is, takes a given one, and none of ours', () => {
    const own = environment.cluster.kind === 'minikube';
    const otherwise = own ? '"not recorded yet: use npm run up"' : 'self.metadata[0].uid';
    const recorded = `try(trimspace(file("../../../state/${name}/kube-system.uid")), ${otherwise})`;
    expect(postcondition(part, environment)).toEqual({
      condition: `\${self.metadata[0].uid == ${recorded}}`,
      error: `The context '${context}' leads to another cluster than the one of '${name}': the UID of its kube-system is \${self.metadata[0].uid}, recorded is \${${recorded}}.`,
    });
  });
});

describe('a given cluster', () => {
  const uid = '5f2c5d0e-2b0c-4c52-9d5e-0f4b3c1f7a11';

  test.each(['platform', 'workloads'] as const)(
    'is known to its %s by what was written down, and by no file',
    (part) => {
      const { condition, error } = postcondition(part, { ...production, cluster: { kind: 'given', uid } });
      expect(condition).toBe(`\${self.metadata[0].uid == "${uid}"}`);
      expect(error).toContain(`recorded is \${"${uid}"}.`);
      expect(condition + error).not.toContain('file(');
    },
  );

  test('is another for another environment', () => {
    const conditions = every.map((environment) => postcondition('platform', environment).condition);
    expect(new Set(conditions).size).toBe(every.length);
  });
});

test('what makes a cluster is bound to none', () => {
  const { provider, data, variable } = stackJson('cluster', environments.lab);
  expect([provider, data, variable]).toEqual([undefined, undefined, undefined]);
});
