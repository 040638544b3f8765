import { breakwater } from './breakwater';
import { nameserver } from './nameserver';

const right = [
  ['issue', 'letsencrypt.org;validationmethods=dns-01'],
  ['issuewild', ';'],
  ['iodef', 'mailto:platform@breakwater.example'],
] as const;

async function caa(records: Parameters<typeof nameserver>[0], code?: number, environment = 'production') {
  const server = await nameserver(records, code);
  const words = ['caa', `--environment=${environment}`, `--nameserver=${server.at}`];
  const { code: status, err, out } = await breakwater(words, '/nowhere');
  await server.close();
  return { code: status, err, out };
}

test('a zone with the records of the values says so', async () => {
  expect(await caa(right)).toEqual({
    code: 0,
    err: '',
    out: 'breakwater.example has the 3 records that the values ask for\n',
  });
});

test('what is missing and what is one too many are named', async () => {
  const { code, err, out } = await caa([['issue', 'letsencrypt.org'], ...right.slice(1)]);
  expect([code, err]).toEqual([1, 'caa: 2 differences at breakwater.example\n']);
  expect(out.split('\n')).toEqual([
    'missing: CAA 0 issue "letsencrypt.org; validationmethods=dns-01"',
    'not asked for: CAA 0 issue "letsencrypt.org"; remove it from the zone',
    '',
  ]);
});

test.each([0, 3])('a domain without any has all of them missing, with code %d', async (answer) => {
  const { code, out } = await caa([], answer);
  expect([code, out.match(/^missing: CAA/gm)?.length]).toEqual([1, 3]);
});

test('a nameserver that refuses is not taken for a zone without records', async () => {
  const { code, err, out } = await caa([], 5);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(
    /^caa: 127\.0\.0\.1:\d+ does not say which CAA records breakwater\.example has \(EREFUSED\): let this machine reach it, or name another with --nameserver ADDRESS:PORT\n$/,
  );
});

test('where no public authority signs there is nothing to compare', async () => {
  expect(await caa([], 0, 'lab')).toEqual({
    code: 0,
    err: '',
    out: 'no public authority signs for lab: nothing to compare\n',
  });
});
