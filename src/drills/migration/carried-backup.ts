/** A backup that is carried from the store of one cluster to the database of another, by way of this machine. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Kubectl } from '../../cluster/kubectl';
import { services } from '../../config/services';
import { findEngine } from '../../programs/engine';
import type { Run } from '../../programs/run';
import { StageProblem } from '../problem';
import type { MovingCluster } from './cluster';

/** Where the store keeps backups, and where a container finds the copy, the key and the certificate. */
const [kept, copies, certificates] = ['/backups/kept', '/backups', '/certs'] as const;

/** Takes the newest backup out of a cluster's store. @returns the folder in which it is */
export async function takeOut(kubectl: Kubectl): Promise<string> {
  const script = [
    'import base64,json,os,pathlib',
    `root=pathlib.Path('${kept}')`,
    'newest=max(one for one in root.iterdir() if one.is_dir())',
    "found=[one for one in newest.rglob('*') if one.is_file()]",
    'print(json.dumps({str(one.relative_to(root)):base64.b64encode(one.read_bytes()).decode() for one in found}))',
  ].join('\n');
  const text = await kubectl.exec('statefulset/backup-store', 'backup-store', ['/usr/bin/python3.13', '-c', script]);
  if (!text.ok) throw new StageProblem(`no backup came out of the store: ${text.problem.message}`);
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-backup-'));
  for (const [path, bytes] of Object.entries(JSON.parse(text.value) as Readonly<Record<string, string>>)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(bytes, 'base64'));
  }
  return folder;
}

export interface CarryIn {
  readonly run: Run;
  readonly to: MovingCluster;
  /** The folder of `takeOut`. */
  readonly folder: string;
  /** The identity that opens it. */
  readonly key: string;
  /** The image `mongo-backup`. */
  readonly image: string;
  /** A port of this machine that is free. */
  readonly port: number;
}

/**
 * Restores it into the replica set of the other cluster, through a tunnel to its primary, with the certificate of its
 * administration. @returns what the image said @throws StageProblem where no member takes it
 */
export async function carryIn(props: CarryIn): Promise<string> {
  const { folder, key, port, run, to } = props;
  const engine = await findEngine(run);
  if (!engine.ok) throw new StageProblem(engine.problem);
  writeFileSync(join(folder, 'key.txt'), key);
  const certificate = await certificateOf(to.kubectl);
  // The container's user is another one; both folders are removed at once.
  for (const path of [folder, certificate]) chmodSync(path, 0o755);
  try {
    const said: string[] = [];
    for (let member = 0; member < to.members; member++) {
      const restored = await to.kubectl.through(`mongo-${member}`, 'mongo', [port, services.mongo.port], () =>
        run(engine.engine, containerOf(props, certificate)),
      );
      if (restored.ok && restored.value.code === 0) return restored.value.stdout;
      const why = restored.ok ? restored.value.stderr || restored.value.stdout : restored.problem.message;
      said.push(`member ${member}: ${why.trim().slice(-300)}`);
    }
    throw new StageProblem(`the backup was not restored:\n${said.join('\n')}`);
  } finally {
    rmSync(certificate, { recursive: true });
  }
}

/** The files of the certificate with which the job `mongo-admin` is known, in a folder. */
async function certificateOf(kubectl: Kubectl): Promise<string> {
  const found = await kubectl.get<{ readonly data: Readonly<Record<string, string>> }>(
    'secret',
    'mongo-admin',
    'mongo-admin',
  );
  if (!found.ok || !found.value) throw new StageProblem(`${kubectl.context} has no Secret mongo-admin/mongo-admin`);
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-certificate-'));
  for (const file of ['ca.crt', 'tls-combined.pem'])
    writeFileSync(join(folder, file), Buffer.from(found.value.data[file] ?? '', 'base64'));
  return folder;
}

function containerOf({ folder, image, port, to }: CarryIn, certificate: string): readonly string[] {
  const files = `tlsCAFile=${certificates}/ca.crt&tlsCertificateKeyFile=${certificates}/tls-combined.pem`;
  const settings = {
    TARGET: `file://${copies}`,
    IDENTITY_FILE: `${copies}/key.txt`,
    MONGO_URL: `mongodb://localhost:${port}/?directConnection=true&tls=true&authMechanism=MONGODB-X509&${files}`,
    ALLOW_HOSTS: [`localhost:${port}`, ...to.hosts].join(','),
    MAX_AGE_SECONDS: '600',
  };
  return [
    'run',
    '--rm',
    '--read-only',
    '--cap-drop=ALL',
    '--user=65532:65532',
    '--network=host',
    `--volume=${folder}:${copies}:ro`,
    `--volume=${certificate}:${certificates}:ro`,
    ...Object.entries(settings).map(([name, value]) => `--env=${name}=${value}`),
    image,
    'restore',
  ];
}
