import { weakened } from './expressions';

const texts = (expression: string) => weakened(expression).map(({ expression: one }) => one);
const missing = (expression: string) => weakened(expression).map(({ without }) => without);

describe('an expression with a part missing', () => {
  test('has none where there is nothing to leave out', () => {
    expect(weakened("object.metadata.name == 'a && b'")).toEqual([]);
  });

  test('lacks one operand at a time', () => {
    expect(weakened('a && b && c')).toEqual([
      { without: 'a', expression: 'b && c' },
      { without: 'b', expression: 'a && c' },
      { without: 'c', expression: 'a && b' },
    ]);
    expect(texts('a || b')).toEqual(['b', 'a']);
  });

  test('keeps what binds together', () => {
    expect(texts('a && (b || c)')).toEqual(['b || c', 'a', 'a && c', 'a && b']);
    expect(texts('!(a && b)')).toEqual(['!b', '!a']);
  });

  test('is weaker inside of what is asked of each item, at any depth', () => {
    expect(texts('l.all(x, x.a && x.b)')).toEqual(['l.all(x, x.b)', 'l.all(x, x.a)']);
    expect(missing('l.filter(x, x.m.exists(y, y.a || y.b)).size() == 0')).toEqual(['y.a', 'y.b']);
    expect(texts('[a && b].size() > f(c || d)')).toEqual([
      '[b].size() > f(c || d)',
      '[a].size() > f(c || d)',
      '[a && b].size() > f(d)',
      '[a && b].size() > f(c)',
    ]);
  });

  test('takes one way only', () => {
    expect(weakened('a ? b : c')).toEqual([
      { without: 'b', expression: 'c' },
      { without: 'c', expression: 'b' },
    ]);
  });
});
