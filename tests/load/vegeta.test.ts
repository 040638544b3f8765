import type { Shot } from '../../src/load/request';
import { type Attack, attack, processorTime } from '../../src/load/vegeta';
import type { Outcome, Run, RunOptions } from '../../src/programs/run';
import { vegetaLine } from './measured';

const door = { host: 'hash.test', address: '127.0.0.1:18443', path: '/hash/', authority: 'front-door.crt' };
const props = { door, rate: 100, seconds: 2, connections: 20, name: 'run' };

const line = (seq: number) => vegetaLine(seq, 'run');

/** A generator that says these lines, and ends like this. */
async function attackWith(lines: readonly string[], outcome: Partial<Outcome> = {}, asked: Attack = props) {
  const calls: { command: string; args: readonly string[]; options: RunOptions }[] = [];
  const run: Run = async (command, args, options = {}) => {
    calls.push({ command, args, options });
    for (const text of lines) options.line?.(text);
    return { code: 0, stdout: '', stderr: '0m0.000000s 0m0.000000s\n0m1.500000s 1m0.250000s\n', ...outcome };
  };
  const shots: Shot[] = [];
  const result = await attack(run, 'vegeta', asked, (shot) => shots.push(shot));
  return { result, shots, call: calls[0] };
}

test('requests are passed on as they end, and the processor time at the end', async () => {
  const { result, shots } = await attackWith([line(1), 'a warning', line(0)]);
  expect(shots.map(({ place, wrong }) => [place, wrong])).toEqual([
    [1, undefined],
    [0, undefined],
  ]);
  expect(result).toEqual({ processor: 61.75 });
});

test('the certificate is checked, connections go to the address, nothing is followed', async () => {
  const { call } = await attackWith([line(0)]);
  expect(call?.args.slice(2)).toEqual(
    expect.arrayContaining([
      'vegeta',
      '-rate=100/1s',
      '-duration=2s',
      '-connect-to=hash.test:443:127.0.0.1:18443',
      '-root-certs=front-door.crt',
      '-max-connections=20',
      '-redirects=-1',
    ]),
  );
  expect(call?.args.join(' ')).not.toContain('insecure');
});

test('what has no authority is asked by plain HTTP', async () => {
  const { authority: _, ...plain } = door;
  const { call } = await attackWith([line(0)], {}, { ...props, door: plain });
  expect(call?.args).toContain('-connect-to=hash.test:80:127.0.0.1:18443');
  expect(call?.args.join(' ')).not.toContain('root-certs');
  const [first] = call?.options.input ?? [];
  expect(String(first).split('\n')[0]).toBe('GET http://hash.test:80/hash/run-0');
});

test('each request has a text of its own', async () => {
  const { call } = await attackWith([line(0)]);
  const texts: string[] = [];
  for (const chunk of call?.options.input ?? []) {
    texts.push(...String(chunk).trim().split('\n'));
    if (texts.length >= 1000) break;
  }
  expect(texts[0]).toBe('GET https://hash.test:443/hash/run-0');
  expect(texts[999]).toBe('GET https://hash.test:443/hash/run-999');
  expect(new Set(texts).size).toBe(1000);
});

test('a generator that sends nothing has a reason', async () => {
  expect((await attackWith([], { code: 1, stderr: 'bad certificate\n0m0s 0m0s\n' })).result).toEqual({
    problem: 'the generator sent nothing: bad certificate',
  });
  expect((await attackWith([], { stderr: '' })).result).toEqual({
    problem: 'the generator sent nothing: it said nothing',
  });
});

test.each([
  ['0m0.000000s 0m0.000000s\n0m3.870000s 0m1.850000s\n', 5.72],
  ['0m0.001s 0m0.002s\n2m1.5s 0m0.5s', 122],
  ['0m0s 0m0s', 0],
  ['', 0],
])('%j is %d seconds', (said, seconds) => expect(processorTime(said)).toBeCloseTo(seconds));
