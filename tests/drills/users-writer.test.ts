import type { Answer, User } from '../../src/drills/users-caller';
import { UsersWriter } from '../../src/drills/users-writer';
import type { Clock } from '../../src/programs/clock';

/** A clock that advances when it sleeps, one sleeper after the other. */
function stepping(): Clock & { time: number } {
  const clock = {
    time: 0,
    now: () => clock.time,
    sleep: async (seconds: number) => {
      clock.time += seconds * 1000;
      await new Promise((next) => setImmediate(next));
    },
  };
  return clock;
}

/** An API that answers by the number of the request; what it takes with 201 or `lost` it has. */
function api(answer: (request: number) => string) {
  const users: User[] = [];
  const keys = new Set<string>();
  let requests = 0;
  const add = async (user: Omit<User, 'id'>, key: string): Promise<Answer> => {
    const said = answer(requests++);
    if (['201', 'lost'].includes(said) && !keys.has(key)) {
      keys.add(key);
      users.push({ id: String(users.length), ...user });
    }
    return { status: said === 'lost' ? 'ECONNRESET' : said, body: '' };
  };
  return { users, add, all: async () => users };
}

async function written(answer: (request: number) => string, seconds: number) {
  const [clock, caller] = [stepping(), api(answer)];
  const writer = new UsersWriter(caller, clock, 10);
  while (clock.time < seconds * 1000) await new Promise((next) => setImmediate(next));
  await writer.stop();
  return { caller, clock, writer };
}

test('writes at its rate until it is stopped, and all are there once', async () => {
  const { clock, writer } = await written(() => '201', 5);
  // Whoever reads later sees no gap in between.
  clock.time += 60_000;
  const kept = await writer.kept();
  expect(kept.sent).toBeGreaterThanOrEqual(50);
  expect(kept).toMatchObject({ acknowledged: kept.sent, repeated: 0, missing: [], twice: [], refused: {} });
  expect(kept.gap).toBeCloseTo(0.1, 1);
});

test('what is of unknown fate is repeated with its key: stored or not, it is there once', async () => {
  const { writer } = await written((request) => (request < 3 ? '503' : request < 6 ? 'lost' : '201'), 3);
  const kept = await writer.kept();
  expect(kept).toMatchObject({ repeated: 6, missing: [], twice: [], refused: { '503': 3, ECONNRESET: 3 } });
  expect(kept.acknowledged).toBe(kept.sent - 6);
});

test('a gap is found where it is, and one that has not ended counts', async () => {
  const { clock, writer } = await written((request) => (request >= 10 && request < 30 ? '503' : '201'), 4);
  expect(writer.since(0, 900).gap).toBeLessThan(0.2);
  expect(writer.since(0).gap).toBeCloseTo(2.1, 1);
  expect(writer.since(1500, 2500)).toMatchObject({ acknowledged: 0, gap: 1 });
  clock.time += 3000;
  expect(writer.since(3500).gap).toBeGreaterThanOrEqual(3);
});

test('what was acknowledged and is not there is missing, what is there twice is found', async () => {
  const { caller, writer } = await written(() => '201', 2);
  const [lost] = caller.users.splice(3, 1);
  const [twice] = caller.users;
  caller.users.push({ ...(twice as User), id: 'other' });
  expect(await writer.kept()).toMatchObject({ missing: [lost?.email], twice: [twice?.email] });
});

test('a write that is never acknowledged ends it', async () => {
  const { writer } = await written((request) => (request === 2 || request > 9 ? '503' : '201'), 1);
  await expect(writer.kept()).rejects.toThrow(/repeated with its key: (503, ){9}503$/);
});
