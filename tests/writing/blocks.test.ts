import { replaceBlock } from '../../src/writing/blocks';

describe('a block of a page', () => {
  const page = 'before\n<!-- flows:begin -->\nold\n<!-- flows:end -->\nafter\n';

  test('is replaced, and nothing around it', () => {
    expect(replaceBlock(page, 'flows', 'new\nlines')).toBe(
      'before\n<!-- flows:begin -->\nnew\nlines\n<!-- flows:end -->\nafter\n',
    );
  });

  test('is the same when it is replaced again', () => {
    const once = replaceBlock(page, 'flows', 'new');
    expect(replaceBlock(once, 'flows', 'new')).toBe(once);
  });

  test('may hold what looks like a pattern of a replacement', () => {
    expect(replaceBlock(page, 'flows', "$& $1 $'")).toContain("\n$& $1 $'\n");
  });

  test.each([
    ['both markers', 'text'],
    ['its first marker', '<!-- flows:end -->'],
    ['its last marker', '<!-- flows:begin -->'],
    ['their order', '<!-- flows:end --><!-- flows:begin -->'],
    ['its name', page.replaceAll('flows', 'other')],
  ])('that lost %s is not guessed at', (_, text) => {
    expect(() => replaceBlock(text, 'flows', 'new')).toThrow(
      new Error("the page has no <!-- flows:begin --> … <!-- flows:end -->; put both where 'flows' belongs"),
    );
  });
});
