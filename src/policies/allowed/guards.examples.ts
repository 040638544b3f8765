import { type Fixtures, setAt } from '../example';
import { good } from '../good';
import { podDns } from '../pods/discovery';
import { admissionObjects } from '../vap';

const [rule, binding] = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];

/** The objects of a policy, with a change. @param at of which one */
function guards(at = 0, path = 'spec.failurePolicy', value: unknown = 'Fail') {
  const objects = JSON.parse(JSON.stringify(admissionObjects(podDns, good))) as ReturnType<typeof admissionObjects>;
  const object = objects[at];
  if (object) setAt(object, path, value);
  return objects;
}

const named = 'breakwater-pod-dns';
const sentence = 'write spec as npm run synth does; it says something else than the policy of its name';

export const guardContent: Fixtures = {
  good: [{ says: 'the objects of a policy', plus: guards() }],
  bad: [
    {
      says: 'a condition that is never met',
      plus: guards(0, 'spec.matchConditions', [{ name: 'never', expression: 'false' }]),
      complains: [`${rule} ${named}: ${sentence}`],
    },
    {
      says: 'a binding that holds elsewhere',
      plus: guards(1, 'spec.matchResources', { namespaceSelector: { matchLabels: { a: 'b' } } }),
      complains: [`${binding} ${named}: ${sentence}`],
    },
    {
      says: 'a binding that warns',
      plus: guards(1, 'spec.validationActions', ['Warn']),
      complains: [`${binding} ${named}: set spec.validationActions to ["Deny","Audit"] (it is ["Warn"])`],
    },
    {
      says: 'a policy of no one',
      plus: guards(0, 'metadata.name', 'other'),
      complains: [`${rule} other: remove the ${rule}; it is of no policy here`],
    },
  ],
};
