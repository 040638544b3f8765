import { production } from '../../../src/config/environments/production';
import type { Neighbour } from '../../../src/config/flows';
import { neighboursOf } from '../../../src/config/flows';
import { services } from '../../../src/config/services';
import { readNetwork } from '../../../src/reach/network';
import { partiesOf } from '../../../src/reach/view/ends';
import { drawView } from '../../../src/reach/view/svg';
import { viewOf } from '../../../src/reach/view/view';
import { networkOf } from '../declared';
import { workload } from '../world';

function draw(
  source: string,
  network: ReturnType<typeof readNetwork>,
  known?: Readonly<Record<string, Neighbour>>,
): string {
  return drawView(viewOf({ source, network, parties: partiesOf(network, known) }));
}

/** Names of tags that are opened, less those that are closed. */
function unclosed(svg: string): readonly string[] {
  const open: string[] = [];
  for (const [, end, name, empty] of svg.matchAll(/<(\/)?([a-z]+)[^>]*?(\/)?>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name ?? '');
  }
  return open;
}

const picture = draw('dist/production', networkOf('production'), neighboursOf(production));

test('it is well formed', () => {
  expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/);
  expect(unclosed(picture)).toEqual([]);
  expect(picture).not.toMatch(/NaN|undefined/);
});

test('it says as text what it draws', () => {
  expect(picture).toContain('role="img" aria-labelledby="title summary"');
  expect(picture).toMatch(/<desc id="summary">\d+ of \d+ pairs are open\. api to mongo: 27017\/TCP; /);
});

test('it has a cell for each pair of ends, each with its sentence', () => {
  const cells = [...picture.matchAll(/<g><title>([^<]+)<\/title>/g)].map(([, said]) => said);
  const ends = Object.keys(services).length + 5;
  expect(cells).toHaveLength(ends * ends);
  expect(cells).toContain('api to mongo: 27017');
  expect(cells).toContain('web to mongo: closed');
  expect(cells).toContain('front-door to dns: not judged');
});

test('everything is inside the picture', () => {
  const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture) ?? [];
  for (const [, x, y] of picture.matchAll(/<(?:text|rect) x="([\d.]+)" y="([\d.]+)"/g)) {
    expect(Number(x)).toBeLessThan(Number(wide));
    expect(Number(y)).toBeLessThan(Number(high));
  }
});

test('what is open to all ports stands out, and signs of XML are none', () => {
  const svg = draw('<a & "b">', readNetwork([workload('x/a')]));
  expect(svg).toContain('<title>a to stranger: all ports</title><rect');
  expect(svg).toContain('Who can open connections to whom in &lt;a &amp; &quot;b&quot;&gt;');
  expect(unclosed(svg)).toEqual([]);
});

test('what is not evaluated is a line, in the picture and in its text', () => {
  const network = readNetwork([workload('x/a')]);
  const drawn = (...unless: Parameters<typeof viewOf>[0]['unless'] & object) =>
    drawView(viewOf({ source: 'a', network, parties: partiesOf(network), unless }));
  const minor = { name: '10.0.0.0/8 in NetworkPolicy x/p', because: 'b', minor: true } as const;
  const major = ['a', 'b', 'c', 'd'].map((name) => ({ name: `CiliumNetworkPolicy x/${name}`, because: 'b' }));
  const svg = drawn(...major, minor);
  const sentence =
    'Every verdict holds unless CiliumNetworkPolicy x/a, CiliumNetworkPolicy x/b, CiliumNetworkPolicy x/c and 1 more says otherwise.';
  expect(svg.split(sentence)).toHaveLength(3);
  expect(svg).toContain('>What is closed here may be open on a cluster: 10.0.0.0/8 in NetworkPolicy x/p.</text>');
  const [, wide, high] = /viewBox="0 0 (\d+(?:\.\d+)?) (\d+)"/.exec(svg) ?? [];
  for (const [, x, y, words = ''] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)) {
    expect(Number(y)).toBeLessThan(Number(high));
    if (words.startsWith('Every')) expect(Number(x) + 7 * words.length).toBeLessThan(Number(wide));
  }
  expect(drawn()).not.toContain('holds unless');
});
