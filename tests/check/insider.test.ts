/** Manifests of a penetration test: `npm run check -- --as lab` refuses them. Skipped where the corpus is not here. */
import { caseNames, isHere, type Judged, judgeAll } from './insider';

/** Fewer refused cases fail. */
const floor = 134;

(isHere ? describe : describe.skip)('the manifests of the penetration test (needs ../shared/corpus/insider)', () => {
  let judged: readonly Judged[] = [];

  beforeAll(async () => {
    judged = await judgeAll();
  });

  test('are all those of the table of verdicts', () => {
    expect(judged.map(({ name }) => name).toSorted()).toEqual(caseNames().toSorted());
  });

  test(`are refused: ${floor} or more`, () => {
    const survivors = judged.filter(({ refusedBy }) => refusedBy.length === 0).map(({ name }) => name);
    const refused = judged.length - survivors.length;
    const lines = judged.map(({ name, refusedBy }) => `  ${name.padEnd(40)} ${refusedBy.join(', ') || 'SURVIVES'}`);
    process.stdout.write(
      `${lines.join('\n')}\nrefused ${refused} of ${judged.length}; survivors: ${survivors.join(', ')}\n`,
    );
    expect(refused).toBeGreaterThanOrEqual(floor);
  });
});
