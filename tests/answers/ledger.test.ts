import { readdirSync, readFileSync } from 'node:fs';
import { asked, faultsOf, type Line, linesOf } from './ledger';

const file = 'docs/brief.md';
const page = readFileSync(file, 'utf8');
const lines = linesOf(page);
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

describe('the ledger', () => {
  test('has every id that is asked for, once, in its order', () => {
    const ids = Object.entries(asked).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, place) => `${letter}${place + 1}`),
    );
    expect(lines.map(({ id }) => id)).toEqual(ids);
  });

  test('has a page, a proof and a state in each line, and what is missing where that is its state', () => {
    const faults = lines.flatMap((line) =>
      faultsOf(line, scripts).map((one) => `${file}:${line.line}: ${line.id} ${one}`),
    );
    expect(faults).toEqual([]);
  });

  test('leads to every answer that is written, and says of no other that it is there', () => {
    const written = readdirSync('docs/answers').flatMap((name) => /^(A\d+)-/.exec(name)?.[1] ?? []);
    const own = lines.filter(({ id }) => id.startsWith('A'));
    for (const { id, answer, state } of own) {
      expect([id, answer.includes(`answers/${id}-`)]).toEqual([id, written.includes(id)]);
      expect([id, state.startsWith('not there yet')]).toEqual([id, !written.includes(id)]);
    }
  });
});

describe('a line', () => {
  const good: Line = {
    line: 1,
    id: 'S1',
    asked: 'something that someone asks for',
    answer: '[A1](answers/A1-a.md)',
    shown: '[a](../tests/e2e/core/a.test.ts) "b"',
    state: 'works on a cluster; not proven: macOS',
  };
  const faults = (change: Partial<Line>) => faultsOf({ ...good, ...change }, ['up', 'test']);

  test('that is well has no fault', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ state: 'works without a cluster', shown: '`npm test`' })).toEqual([]);
    expect(faults({ state: 'not proven: no cloud ([unproven](unproven.md))', shown: '–' })).toEqual([]);
  });

  test.each<[string, Partial<Line>, string]>([
    ['that is silent', { asked: '' }, 'does not say what is asked'],
    ['without a page', { answer: 'see above' }, 'has no page'],
    ['with a state of its own', { state: 'done' }, "has the state 'done'; use"],
    ['with two states', { state: 'on paper; works on a cluster' }, 'has two states: works on a cluster'],
    ['on a cluster without a suite', { shown: '[a](../tests/a.test.ts)' }, 'names no suite on a cluster'],
    ['without a cluster and without a test', { state: 'works without a cluster', shown: '–' }, 'names no test and no'],
    ['of a command that is not there', { shown: `${good.shown}, \`npm run fly\`` }, 'names npm run fly, which is not'],
    ['not proven, leading nowhere', { state: 'not proven' }, 'does not lead to what is not proven'],
    ['not there, without a word', { state: 'not there yet' }, 'does not say what is missing'],
  ])('%s has a fault', (_what, change, fault) => {
    expect(faults(change)).toEqual([expect.stringContaining(fault)]);
  });

  test('is a row of five cells', () => {
    expect(linesOf('| S1 | a | b | c | d |\n| id | a | b | c | d |\n| S2 | a | b |')).toEqual([
      { line: 1, id: 'S1', asked: 'a', answer: 'b', shown: 'c', state: 'd' },
      { line: 3, id: 'S2', asked: 'a', answer: 'b', shown: '', state: '' },
    ]);
  });
});
