/** The store of backups from outside: its files as they are on its volume, and its metrics. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { must } from './kubectl';

const ask = (script: string) =>
  must('exec', '--namespace=backup-store', 'statefulset/backup-store', '--', '/usr/bin/python3.13', '-c', script);

/** Bytes by path: `BACKUP/summary.json`. */
export type Files = Readonly<Record<string, Buffer>>;

/** Everything that the store keeps of one backup. */
export async function filesOf(backup: string): Promise<Files> {
  const script = [
    'import base64,json,os,pathlib',
    "root=pathlib.Path(os.environ['TARGET'].removeprefix('file://'))",
    `found=[one for one in (root/'${backup}').rglob('*') if one.is_file()]`,
    'print(json.dumps({str(one.relative_to(root)):base64.b64encode(one.read_bytes()).decode() for one in found}))',
  ].join('\n');
  const found = JSON.parse(await ask(script)) as Readonly<Record<string, string>>;
  return Object.fromEntries(Object.entries(found).map(([path, text]) => [path, Buffer.from(text, 'base64')]));
}

/** The value of each metric that begins with `backup_`. */
export async function metrics(): Promise<Readonly<Record<string, number>>> {
  const script =
    "import os,urllib.request as r;print(r.urlopen('http://localhost:'+os.environ['METRICS_PORT']+'/metrics').read().decode())";
  const values = [...(await ask(script)).matchAll(/^(backup_\w+) (\S+)$/gm)];
  return Object.fromEntries(values.map(([, name, value]) => [name, Number(value)]));
}

/** Hides the summaries of all backups, so that none counts as complete, or shows them again. */
export async function hide(isHidden: boolean): Promise<void> {
  const [from, to] = isHidden ? ['summary.json', 'hidden'] : ['hidden', 'summary.json'];
  const script = [
    'import os,pathlib',
    "root=pathlib.Path(os.environ['TARGET'].removeprefix('file://'))",
    `for one in list(root.glob('*/${from}')): one.rename(one.with_name('${to}'))`,
  ].join('\n');
  await ask(script);
}

/** The documents of all collections, as age and gunzip give them: BSON. */
export async function opened(files: Files, identity: string): Promise<string> {
  const texts = Object.entries(files).map(async ([path, bytes]) => {
    if (!path.endsWith('.bson.gz.age')) return '';
    const age = new Decrypter();
    age.addIdentity(identity);
    return gunzipSync(await age.decrypt(bytes)).toString('latin1');
  });
  return (await Promise.all(texts)).join('\n');
}

/** A folder with copies, which a container may read. */
export function copied(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-backups-'));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}
