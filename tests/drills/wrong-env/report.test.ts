import { bounds, type DrillResult, report, shortcomings } from '../../../src/drills/wrong-env/report';

const seal = (object: string) =>
  `Error from server (Forbidden): error when creating "x.yaml": ${object} is forbidden: ValidatingAdmissionPolicy 'breakwater-kernel' with binding 'breakwater-kernel' denied request: no`;

const result: DrillResult = {
  victim: 'beta',
  intruder: 'production',
  at: '2026-11-21T10:00:00.000Z',
  sealed: { refused: 3, objects: 3, through: [] },
  unsealed: {
    applied: {
      taken: ['deployment.apps/api serverside-applied'],
      refused: [
        seal('deployments.apps "api"'),
        seal('deployments.apps "web"'),
        'The StatefulSet "mongo" is invalid: spec: Forbidden: updates are forbidden',
        'Error from server (Timeout): too late',
      ],
    },
    detected: 1.23,
    repaired: 45.67,
    impact: {
      objects: [{ object: 'Deployment api/api', how: 'changed', environment: 'production', by: 'kubectl', at: 'now' }],
      pods: [{ pod: 'api/api-1', environment: 'production', state: 'Pending' }],
      hosts: { lost: ['api.beta', 'web.beta'], gained: [] },
    },
    fewestReady: { 'Deployment api/api': 3 },
    left: [],
    moments: [{ at: 0.04, what: 'begun' }],
  },
};

const unsealed = (changes: Partial<DrillResult['unsealed']>): DrillResult => ({
  ...result,
  unsealed: { ...result.unsealed, ...changes },
});

describe('shortcomings', () => {
  test('are none of a drill that is passed', () => {
    expect(shortcomings(result)).toEqual([]);
  });

  test.each<[string, DrillResult['sealed']]>([
    ['1 objects of production were not refused by beta: a taken', { refused: 2, objects: 3, through: ['a taken'] }],
    [
      '0 objects of production were not refused by beta: Role a is there',
      { refused: 3, objects: 3, through: ['Role a is there'] },
    ],
    ['1 objects of production were not refused by beta: ', { refused: 2, objects: 3, through: [] }],
  ])('are what the seal let through: %s', (sentence, sealed) => {
    expect(shortcomings({ ...result, sealed })).toEqual([`with the seal on ${sentence}`]);
  });

  test('are times at their bounds', () => {
    expect(shortcomings(unsealed(bounds))).toEqual([
      'detected after 60.0 s; it must be less than 60 s',
      'repaired after 120.0 s; it must be less than 120 s',
    ]);
    expect(shortcomings(unsealed({ detected: bounds.detected - 0.1, repaired: bounds.repaired - 0.1 }))).toEqual([]);
  });

  test('are what is left after the repair', () => {
    expect(shortcomings(unsealed({ left: ['Role a', 'Role b'] }))).toEqual([
      'left after the repair: Role a',
      'left after the repair: Role b',
    ]);
  });
});

test('the report tells all in order', () => {
  expect(report(result)).toBe(`# Incident drill: production applied to beta

Began 2026-11-21T10:00:00.000Z.

## With the seal on
3 of 3 objects refused, 0 came through.

## With the seal off
Detected after 1.2 s, repaired after 45.7 s. 1 objects were taken; 4 were refused all the same:

| objects | refused because | such as |
| --- | --- | --- |
| 2 | the policy breakwater-kernel | deployments.apps api |
| 1 | spec: Forbidden: updates are forbidden | StatefulSet mongo |
| 1 | Error from server (Timeout): too late | Error from server (Timeout): too late |

### Timeline
| seconds | what |
| --- | --- |
| 0.0 | begun |

### Objects that were touched
| object | how | environment now | by | at |
| --- | --- | --- | --- | --- |
| Deployment api/api | changed | production | kubectl | now |

### Pods that were made
| pod | environment | state |
| --- | --- | --- |
| api/api-1 | production | Pending |

### Callers
Hosts that did not answer: api.beta, web.beta. Hosts that answered in their place: none.

The fewest pods that were ready meanwhile:

| workload | ready |
| --- | --- |
| Deployment api/api | 3 |
`);
});

test('the report names hosts that answer in the place of others', () => {
  const { impact } = result.unsealed;
  const text = report(unsealed({ impact: { ...impact, hosts: { lost: [], gained: ['api.live'] } } }));
  expect(text).toContain('Hosts that did not answer: none. Hosts that answered in their place: api.live.');
});

test('what a cluster says cannot end a cell of its tables', () => {
  const moments = [{ at: 0, what: 'a | b\n  and c' }];
  expect(report(unsealed({ moments }))).toContain('\n| 0.0 | a \\| b and c |\n');
});
