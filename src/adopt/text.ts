/** A plan of adoption as text: who reaches whom, what is to be declared, what a default deny would break. */
import { plural } from '../writing/wording';
import type { Plan } from './plan';
import type { Adopted } from './typed-file';

export function describePlan(plan: Plan, { left }: Adopted): readonly string[] {
  const { flows, needs, pairs, unless, workloads } = plan;
  const { all, open, unproven } = pairs;
  const closed = flows.filter(({ isOpen }) => !isOpen);
  const lookups = new Set(
    flows.filter(({ from }) => workloads.some(({ name }) => name === from)).map(({ from }) => from),
  );
  return [
    `${plural(workloads.length, 'workload')}; ${open} of ${all} pairs of them are open today, and for ${unproven} of those nothing says that they are needed.`,
    '',
    `Flows to declare: ${flows.length}`,
    ...flows.map(({ evidence, from, isOpen, port, protocol, to }) => {
      return `  ${from} → ${to} ${port}/${protocol}: ${evidence.join(', ')}${isOpen ? '' : ' (closed today)'}`;
    }),
    '',
    ...(lookups.size + needs.length + closed.length > 0
      ? ['What a default deny would break beside them, unless it is allowed:']
      : ['Nothing else is found that a default deny would break.']),
    ...(lookups.size > 0
      ? [
          `  names: ${plural(lookups.size, 'workload')} that ${lookups.size === 1 ? 'calls' : 'call'} another, at the DNS of the cluster`,
        ]
      : []),
    ...needs.map(({ evidence, from, to }) => `  ${from} → ${to}: ${evidence}`),
    ...(closed.length > 0
      ? [`  ${plural(closed.length, 'flow')} above ${closed.length === 1 ? 'is' : 'are'} closed already`]
      : []),
    ...(unless.length > 0 ? ['', 'Not known:', ...unless.map(({ because, name }) => `  ${name}: ${because}`)] : []),
    ...(left.length > 0 ? ['', 'Not as a flow:', ...left.map((line) => `  ${line}`)] : []),
    '',
    'Evidence is what YAML says: a call that a program makes by itself is not seen. Try it with the load of a day before it is enforced.',
  ];
}
