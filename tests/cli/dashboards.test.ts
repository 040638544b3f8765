import { boards } from '../../src/dashboards';
import { type Answers, failed, ok, programs } from '../programs/fakes';
import { contents, temporaryFolders } from '../synth/folders';
import { breakwaterWith } from './breakwater';

const folder = temporaryFolders();
const panels = boards.flatMap(({ rows }) => rows.flatMap((row) => row.panels));

const matrix = (...result: readonly object[]) => ok(JSON.stringify({ status: 'success', data: { result } }));
const one = {
  metric: { job: 'api', pod: 'a' },
  values: [
    [1, '2'],
    [2, 'NaN'],
    [3, '4'],
  ],
};

async function draw(answer: Answers[string], ...words: readonly string[]) {
  const out = folder();
  const { run } = programs({ kubectl: answer });
  const argv = ['dashboards', '--environment=lab', `--out=${out}`, ...words];
  return { ...(await breakwaterWith({ argv, root: '.', run })), files: contents(out) };
}

test('draws every board with what Prometheus says, and names the files', async () => {
  const { code, err, files, out } = await draw(matrix(one));
  expect([code, err]).toEqual([0, '']);
  expect(Object.keys(files)).toEqual(boards.map(({ uid }) => `${uid}.svg`).sort());
  expect(files['breakwater-mongo.svg']).toContain('>a  4 s</text>');
  expect(out.trim().split('\n')).toHaveLength(boards.length);
});

test('as JSON, says how many lines each panel has', async () => {
  const { out } = await draw(matrix(one), '--json', '--minutes=5');
  const rows = JSON.parse(out);
  expect(rows).toHaveLength(panels.length);
  expect(rows[0]).toEqual({ board: 'Breakwater', panel: 'Alerts that fire', lines: 1 });
});

test('a panel that is empty without a reason fails, and one with a reason does not', async () => {
  const unexplained = panels.filter(({ emptyBecause }) => emptyBecause === undefined).length;
  const { code, err, out } = await draw(matrix({ metric: {}, values: [] }));
  expect([code, err]).toEqual([1, `dashboards: ${unexplained} panels have no data\n`]);
  expect(out).toMatch(/^Breakwater +Requests +no caller has asked since the pods started$/m);
  expect(out).toMatch(/^Breakwater: mongo +Primaries +no data$/m);
  expect((await draw(matrix(), '--json')).code).toBe(1);
});

test('a Prometheus that does not answer is a problem', async () => {
  const { code, err } = await draw(failed(1, 'services "prometheus-server" not found'));
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(/^dashboards: Prometheus of breakwater-e2e does not answer: .*not found\n$/),
  ]);
});

test.each(['0', '1.5', 'x', '10081'])('%s minutes are refused', async (minutes) => {
  const { code, err } = await draw(matrix(), `--minutes=${minutes}`);
  expect([code, err]).toEqual([2, expect.stringContaining('it is a whole number from 1 to 10080')]);
});
