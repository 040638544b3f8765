/** Fixtures of isolation: selected pods, policyTypes, and the sum of several policies. */
import type { Fixture } from './fixtures';
import { app, forA, policy } from './world';

const both = ['Ingress', 'Egress'];
const nothing = { ingress: {}, egress: {} };

export const isolation: readonly Fixture[] = [
  { name: 'no-policy', says: 'A pod that no policy selects is not isolated.', objects: [], bound: {} },
  {
    name: 'default-deny',
    says: 'An empty podSelector selects every pod of the policy’s namespace, and no other.',
    objects: [policy('x/deny', { podSelector: {}, policyTypes: both })],
    bound: { 'x/a': nothing, 'x/b': nothing },
  },
  {
    name: 'no-pod-selector',
    says: 'A podSelector that is missing is an empty one.',
    objects: [policy('x/deny', { policyTypes: both })],
    bound: { 'x/a': nothing, 'x/b': nothing },
  },
  {
    name: 'deny-ingress',
    says: 'A policy isolates in the directions of its policyTypes alone.',
    objects: [policy('x/deny', { podSelector: app('a'), policyTypes: ['Ingress'] })],
    bound: { 'x/a': { ingress: {} } },
  },
  {
    name: 'deny-egress',
    says: 'A policy for egress does not isolate ingress.',
    objects: [policy('x/deny', { podSelector: app('a'), policyTypes: ['Egress'] })],
    bound: { 'x/a': { egress: {} } },
  },
  {
    name: 'selector-by-expression',
    says: 'All parts of a selector must hold.',
    objects: [
      policy('x/deny', {
        podSelector: {
          matchLabels: { app: 'b' },
          matchExpressions: [{ key: 'tier', operator: 'In', values: ['back', 'front'] }],
        },
        policyTypes: ['Ingress'],
      }),
    ],
    bound: { 'x/b': { ingress: {} } },
  },
  {
    name: 'no-types',
    says: 'Without policyTypes a policy isolates ingress.',
    objects: [policy('x/deny', { podSelector: app('a') })],
    bound: { 'x/a': { ingress: {} } },
  },
  {
    name: 'no-types-with-egress',
    says: 'Without policyTypes a policy that has rules for egress isolates egress, and ingress still.',
    objects: [policy('x/some', { podSelector: app('a'), egress: [{ to: [{ podSelector: app('b') }] }] })],
    bound: { 'x/a': { ingress: {}, egress: { 'x/b': 'all ports' } } },
  },
  {
    name: 'no-types-with-empty-egress',
    says: 'Without policyTypes an empty list of rules for egress is none: the API server looks at its length.',
    objects: [policy('x/deny', { podSelector: app('a'), egress: [] })],
    bound: { 'x/a': { ingress: {} } },
  },
  {
    name: 'rules-of-another-type',
    says: 'Rules of a direction that policyTypes does not name have no effect.',
    objects: [
      policy('x/egress', { podSelector: app('a'), policyTypes: ['Egress'], ingress: [{ ports: [{ port: 80 }] }] }),
    ],
    bound: { 'x/a': { egress: {} } },
  },
  {
    name: 'empty-rules',
    says: 'An empty list of rules allows nothing.',
    objects: [forA({ ingress: [], egress: [] })],
    bound: { 'x/a': nothing },
  },
  {
    name: 'empty-rule',
    says: 'An empty rule allows everything.',
    objects: [forA({ ingress: [{}], egress: [{}] })],
    bound: { 'x/a': { ingress: { '*': 'all ports' }, egress: { '*': 'all ports' } } },
  },
  {
    name: 'policies-add-up',
    says: 'Policies are additive: what any of them allows is allowed.',
    objects: [
      policy('x/deny', { podSelector: {}, policyTypes: both }),
      forA({ ingress: [{ from: [{ podSelector: app('b') }], ports: [{ port: 80 }] }] }),
      policy('x/more', { podSelector: app('a'), ingress: [{ ports: [{ port: 81 }] }] }),
    ],
    bound: {
      'x/a': { ingress: { '*': '81/TCP', 'x/b': '80-81/TCP' }, egress: {} },
      'x/b': nothing,
    },
  },
  {
    name: 'both-halves',
    says: 'A connection needs egress of its source and ingress of its destination.',
    objects: [
      forA({ ingress: [{ ports: [{ port: 80, endPort: 90 }] }] }),
      policy('y/for-c', {
        podSelector: app('c'),
        policyTypes: ['Egress'],
        egress: [{ ports: [{ port: 85, endPort: 95 }] }],
      }),
    ],
    bound: { 'x/a': { ingress: { '*': '80-90/TCP' } }, 'y/c': { egress: { '*': '85-95/TCP' } } },
  },
];
