import type { Board } from '../../src/dashboards/board';
import { drawing, type Series } from '../../src/dashboards/drawing';

const board: Board = {
  uid: 'b',
  title: 'A & B',
  rows: [
    {
      title: 'Now',
      panels: [
        { title: 'Ends', says: '', unit: 'short', shown: 'number', queries: [{ expression: 'a', legend: '' }] },
        { title: 'Late', says: '', unit: 's', queries: [{ expression: 'b', legend: '' }], emptyBecause: 'none yet' },
        { title: 'Gone', says: '', unit: 's', queries: [{ expression: 'c', legend: '' }] },
      ],
    },
    { title: 'Later', panels: [{ title: 'Lines', says: '', unit: 's', queries: [{ expression: 'd', legend: '' }] }] },
  ],
};
const line = (name: string, ...points: Series['points']): Series => ({ name, points });
const lines = Array.from({ length: 9 }, (_, place) => line(`pod-${place}`, [100, place], [200, place + 1], [300, 0]));
const answers = new Map([
  ['Ends', [line('x', [100, 1], [300, 42])]],
  ['Lines', lines],
]);
const svg = drawing(board, answers, 300);

describe('a board as a picture', () => {
  test('has its title, rows and panels, as text', () => {
    for (const words of ['A &amp; B', 'Now', 'Later', 'Ends', 'Late', 'Gone', 'Lines'])
      expect(svg).toContain(`>${words}</text>`);
  });

  test('shows the last value of a number, and a line for each series', () => {
    expect(svg).toContain('font-size="30" fill="#1f2933">42</text>');
    expect(svg.match(/<polyline /g)).toHaveLength(9);
    const [first] = /points="[^"]*"/.exec(svg) ?? [];
    expect(first?.split(' ')).toHaveLength(3);
  });

  test('names six lines, and counts the rest', () => {
    expect(svg.match(/>pod-\d {2}/g)).toHaveLength(6);
    expect(svg).toContain('and 3 more');
  });

  test('says why a panel is empty', () => {
    expect(svg).toContain('no data: none yet');
    expect(svg).toContain('no data: nothing answers');
  });

  test('is said in words for who does not see it', () => {
    expect(svg).toContain('Ends: x 42; Late: no data; Gone: no data; Lines: pod-0 0 s,');
  });

  test('draws what has one point, or is zero throughout', () => {
    const flat = drawing(board, new Map([['Lines', [line('one', [100, 0])]]]), 300);
    expect(flat).toContain('<polyline');
    expect(flat).not.toContain('NaN');
    const bare = drawing(
      board,
      new Map([
        ['Ends', [line('none')]],
        ['Lines', [line('no', [1, 1]), line('none')]],
      ]),
      300,
    );
    expect(bare).not.toContain('NaN');
  });
});
