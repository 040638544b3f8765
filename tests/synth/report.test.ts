import { rows, table } from '../../src/synth/report';

const file = (path: string, text: string, objects: number) => ({
  path,
  text,
  objects,
});

describe('a report', () => {
  const files = [file('lab/a.yaml', 'abc', 2), file('lab/b.yaml', 'é', 1), file('beta/a.yaml', '', 3)];
  const all = rows(files, [
    { path: 'lab/a.yaml', change: 'same' },
    { path: 'lab/b.yaml', change: 'changed' },
    { path: 'lab/c.yaml', change: 'removed' },
    { path: 'SHA256SUMS', change: 'changed' },
  ]);

  test('has a line for each environment: its files, objects, bytes and changes', () => {
    expect(all).toEqual([
      { environment: 'lab', files: 2, objects: 3, bytes: 5, changed: 2 },
      { environment: 'beta', files: 1, objects: 3, bytes: 0, changed: 0 },
    ]);
  });

  test('is a table with numbers to the right', () => {
    expect(table([...all, { environment: 'production', files: 10, objects: 1000, bytes: 123456, changed: 7 }])).toBe(
      [
        'environment  files  objects   bytes  changed',
        'lab              2        3       5        2',
        'beta             1        3       0        0',
        'production      10     1000  123456        7',
      ].join('\n'),
    );
  });

  test('is only the head of the table where nothing was rendered', () => {
    expect(table(rows([], []))).toBe('environment  files  objects  bytes  changed');
  });
});
