import { picture, text, xml } from '../../src/writing/svg';

test('a picture has its title and its content in words, whatever they are', () => {
  const svg = picture({ width: 20, height: 10, title: 'a < b', summary: '"c" & d', body: ['<g/>'] });
  expect(svg).toContain('viewBox="0 0 20 10" width="20" height="10"');
  expect(svg).toContain('<title id="title">a &lt; b</title>\n<desc id="summary">&quot;c&quot; &amp; d</desc>');
  expect(svg.endsWith('\n<g/>\n</svg>\n')).toBe(true);
});

test('text is at a point, with its attributes as they are', () => {
  expect(text('1.3', 2, 'a > b', 'fill="red"')).toBe('<text x="1.3" y="2" fill="red">a &gt; b</text>');
});

test('an ampersand is escaped first', () => expect(xml('&lt;')).toBe('&amp;lt;'));
