import { caaOf, lineOf, meaningOf, reasonForNone } from '../../src/config/caa';
import type { Environment, Issuer } from '../../src/config/environment';
import { environments } from '../../src/config/environments';

const { beta, lab, production } = environments;
const withIssuer = (issuer: Issuer): Environment => ({ ...beta, frontDoor: { ...beta.frontDoor, issuer } });
const { issuer } = beta.frontDoor as Environment['frontDoor'];

test('one authority may sign, by one proof, and no wildcards', () => {
  expect(caaOf(production).map(lineOf)).toEqual([
    '0 issue "letsencrypt.org; validationmethods=dns-01"',
    '0 issuewild ";"',
    '0 iodef "mailto:platform@breakwater.example"',
  ]);
});

test('the proof and the account are those of the values', () => {
  if (issuer.kind !== 'acme') throw new Error('beta has no public authority');
  const account = 'https://acme-staging-v02.api.letsencrypt.org/acme/acct/1';
  const [first] = caaOf(withIssuer({ ...issuer, account, proof: { kind: 'http-01' } }));
  expect(first?.value).toBe(`letsencrypt.org; validationmethods=http-01; accounturi=${account}`);
});

test('where no public authority of ours signs there are none, with a reason', () => {
  const given = withIssuer({ kind: 'existing', name: 'letsencrypt-prod' });
  expect([caaOf(lab), caaOf(given)]).toEqual([[], []]);
  expect(reasonForNone(lab)).toBe('no public authority signs for lab');
  expect(reasonForNone(given)).toBe("the issuer 'letsencrypt-prod' of beta is the site's, and so are its CAA records");
});

test('spaces and the order of parameters mean nothing, names and values do', () => {
  const meaning = (value: string, tag = 'issue') => meaningOf({ tag, value });
  expect(meaning('a.example;x=1;  y=2')).toBe(meaning('a.example; y=2 ; x=1'));
  expect(meaning(';')).toBe(meaning(''));
  expect(meaning('a.example', 'ISSUE')).toBe(meaning('a.example'));
  const others = [meaning('a.example; x=2'), meaning('b.example; x=1'), meaning('a.example; x=1', 'issuewild')];
  expect(others).not.toContain(meaning('a.example; x=1'));
});
