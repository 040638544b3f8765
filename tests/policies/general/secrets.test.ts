import { secrets } from '../../../src/policies/general/secrets';
import { ruleCases } from './cases';
import { deployment, object, secret } from './judged';

const env = (name: string, value: string) => deployment(`env: [{name: ${name}, value: "${value}"}]`);
const args = (...words: readonly string[]) => deployment(`args: ${JSON.stringify(words)}`);

ruleCases(secrets, {
  'literal-secret': {
    good: [
      ['a switch', env('USE_TOKEN', 'true')],
      ['a path', env('DB_PASSWORD_FILE', '/run/secrets/db')],
      ['a file by its path', env('DB_PASSWORD', '/run/secrets/db')],
      ['a reference', env('DB_PASSWORD', '$(OTHER)')],
      ['a placeholder', env('DB_PASSWORD', `\${PASSWORD}`)],
      ['of a Secret', deployment('env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]')],
      ['a flag with a file', args('--password=/run/secrets/db')],
      ['a flag with a variable', args('--token=$(TOKEN)', '--token', '$TOKEN')],
      ['a URL without a password', env('DB_URL', 'postgres://db.shop:5432/a')],
      ['a lifetime', args('--token=10m')],
    ],
    bad: [
      ['a variable', env('DB_PASSWORD', 'hunter22')],
      ['a key', env('AWS_SECRET_ACCESS_KEY', 'abcdefghijklmnop')],
      ['a flag', args('--password=hunter22')],
      ['a flag and the next word', args('--db-password', 'hunter22')],
      ['in a script', deployment(`command: [sh, -c, "export PGPASSWORD=hunter22; psql"]`)],
      ['a URL with a password', env('DB_URL', 'postgres://me:hunter22@db:5432/a')],
      ['a token of GitHub', args(`ghp_${'a1'.repeat(18)}`)],
      ['in a hook', deployment('lifecycle: {preStop: {exec: {command: [mysql, "--password=hunter22"]}}}')],
    ],
  },
  'config-map-without-secrets': {
    good: [
      ['settings', object('v1', 'ConfigMap', 'data: {token_ttl: "3600", key: value, mail: a@b.example, hash: sha1}')],
      ['a file', object('v1', 'ConfigMap', 'data: {password: /run/a}')],
    ],
    bad: [
      ['a password', object('v1', 'ConfigMap', 'data: {db.password: hunter22}')],
      ['a key', object('v1', 'ConfigMap', 'data: {a: "-----BEGIN RSA PRIVATE KEY-----"}')],
    ],
  },
  'secret-without-content': {
    good: [
      ['empty', secret('data: {}')],
      ['a placeholder', secret(`stringData: {password: "\${PASSWORD}"}`)],
      ['a reference to a vault', secret('stringData: {token: "op://vault/item/token"}')],
      [
        'a place without a secret',
        secret('stringData: {type: helm, url: "https://a.example", name: charts, username: me}'),
      ],
      ['settings without a secret', secret('stringData: {"a.yaml": "route:\\n  receiver: none\\n"}')],
    ],
    bad: [
      ['a password', secret('stringData: {password: hunter22}')],
      ['a password beside its user', secret('stringData: {username: me42, password: hunter22}')],
      ['encoded', secret('data: {password: aHVudGVyMjI=}')],
      ['a line of settings', secret('stringData: {"a.ini": "user = me\\npassword = hunter22\\n"}')],
    ],
  },
});
