import { membershipSettings } from '../../charts/mongo/url';
import type { Environment } from '../../src/config/environment';
import { environments } from '../../src/config/environments';
import { withGiven } from '../../src/config/given';
import { checkEnvironments, invariants } from '../../src/config/invariants';
import { membership, moveStages } from '../../src/config/move';
import { moving, successor } from './planted-moves';

const { lab, production } = environments;

/** Sentences about two environments beside each other. */
function broken(one: Environment, other: Environment): readonly string[] {
  return invariants.flatMap((invariant) => invariant.broken(one, [one, other]) ?? []);
}

describe('both ends of a move', () => {
  test('may have one domain; others may not', () => {
    expect(broken(moving(production), successor())).toEqual([]);
    expect(broken(successor(), moving(production))).toEqual([]);
    const named = { ...successor(), database: environments.beta.database };
    expect(broken(moving(production), named)).toEqual([
      `domain '${production.frontDoor.domain}' is that of 'beta' too; give it one of its own`,
      "frontDoor.entry.address is that of 'beta' too; one address leads to one cluster: give it one of its own",
    ]);
  });

  test('are at one stage, and one leaves while the other comes', () => {
    expect(broken(moving(production), successor({ stage: 'vote' }))).toEqual([
      "database.move.stage is 'follow', in 'beta' 'vote'; let both have one of follow, vote, lead, leave",
    ]);
    expect(broken(moving(production), successor({ side: 'from' }))).toEqual([
      "database.move.side is 'from', as in 'beta'; one leaves, one comes",
    ]);
  });
});

describe('the members of a replica set', () => {
  const parts = (environment: Environment) =>
    membership(environment.database).map(({ number, part, service }) => `${service}-${number} ${part}`);

  test.each(moveStages)('are the same for both ends at the stage %s', (stage) => {
    expect(parts(moving(production, { stage }))).toEqual(parts(successor({ stage })));
  });

  test.each([...moveStages])('have an odd number of votes at the stage %s, most of them of one cluster', (stage) => {
    const votes = membership(moving(production, { stage }).database).filter(({ part }) => part !== 'follows');
    expect(votes.length % 2).toBe(1);
    const of = (service: string) => votes.filter((one) => one.service === service).length;
    expect(Math.max(of('mongo'), of('mongo-b'))).toBeGreaterThan(votes.length / 2);
    expect(of('mongo') > of('mongo-b')).toBe(['follow', 'vote'].includes(stage));
  });

  test('are those of one cluster where nothing moves', () =>
    expect(parts(lab)).toEqual(['mongo-0 votes', 'mongo-1 votes', 'mongo-2 votes']));

  test('are given to the job with their parts', () => {
    expect(membershipSettings(moving(production, { stage: 'lead' }).database)).toEqual({
      MEMBERS: [...hosts('mongo'), ...hosts('mongo-b')].join(','),
      LEADERS: hosts('mongo-b').join(','),
      FOLLOWERS: hosts('mongo')[2],
    });
    expect(membershipSettings(lab.database)).toEqual({ MEMBERS: hosts('mongo').join(',') });
  });
});

function hosts(service: string): readonly string[] {
  return [0, 1, 2].map((number) => `mongo-${number}.${service}.mongo.svc.cluster.local:27017`);
}

describe('values of a drill', () => {
  test('take the place of those of the environment', () => {
    const { database } = moving(lab);
    const given = { service: 'mongo', move: database.move };
    expect(withGiven(lab, JSON.stringify(given)).database).toEqual({ ...database, service: 'mongo' });
    expect(checkEnvironments({ lab: withGiven(lab, '{"service":"mongo-b"}') })).toEqual([]);
    const dns = { cluster: '10.97.0.10', resolver: '10.97.0.53' };
    expect(withGiven(lab, JSON.stringify({ dns }))).toEqual({ ...lab, dns });
  });

  test.each([
    ['no JSON', 'write the values as JSON, such as {"service": "mongo-b"}, not \'no JSON\''],
    ['[]', 'write the values as JSON, such as {"service": "mongo-b"}, not \'[]\''],
    ['null', 'write the values as JSON, such as {"service": "mongo-b"}, not \'null\''],
    ['{"service":"B"}', "database.service 'B' is not one: use a-z, 0-9 and -"],
  ])('%s is refused', (text, sentence) => expect(() => withGiven(lab, text)).toThrow(sentence));
});
