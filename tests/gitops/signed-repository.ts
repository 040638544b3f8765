/** A repository with a shared one beside it, and people who sign with keys of SSH. */
import { execFileSync } from 'node:child_process';
import { accessSync, appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class SignedRepository {
  readonly root: string;
  private readonly shared: string;
  private readonly trusted: string;

  /** @param folder an empty one */
  constructor(private readonly folder: string) {
    this.root = join(folder, 'clone');
    this.shared = join(folder, 'shared.git');
    this.trusted = join(folder, 'trusted');
    writeFileSync(this.trusted, '');
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', this.shared]);
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', this.root]);
    this.git('remote', 'add', 'origin', this.shared);
    this.git('config', 'gpg.format', 'ssh');
    this.git('config', 'gpg.ssh.allowedSignersFile', this.trusted);
    this.git('config', 'commit.gpgSign', 'true');
    this.trust('ada');
    this.as('ada');
  }

  /** Signatures of a person count from here on. */
  trust(person: string): void {
    const key = this.key(person);
    appendFileSync(this.trusted, `${person} ${readFileSync(`${key}.pub`, 'utf8')}`);
  }

  /** Who commits and tags from here on. */
  as(person: string): void {
    this.git('config', 'user.name', person);
    this.git('config', 'user.email', `${person}@breakwater.example`);
    this.git('config', 'user.signingKey', this.key(person));
  }

  /** A pushed commit in which an environment has a Deployment of this image. @returns its hash */
  commit(image: string, ...more: readonly string[]): string {
    for (const environment of ['beta', 'production']) {
      const folder = join(this.root, 'dist', environment);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'web.k8s.yaml'), deployment(image));
    }
    return this.push(image, ...more);
  }

  /** A pushed commit of all that is there. @returns its hash */
  push(message: string, ...more: readonly string[]): string {
    this.git('add', '--all', '--', '.', ':!state');
    this.git('commit', '--quiet', '--allow-empty', ...more, '--message', message);
    this.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    return this.git('rev-parse', 'HEAD');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.root, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** What the shared repository says of a reference; empty where it has none. */
  sharedCommit(reference: string): string {
    const shown = ['-C', this.shared, 'for-each-ref', '--format=%(*objectname)%(objectname)', reference];
    return execFileSync('git', shown, { encoding: 'utf8' }).slice(0, 40);
  }

  private key(person: string): string {
    const file = join(this.folder, person);
    try {
      accessSync(file);
    } catch {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', file]);
    }
    return file;
  }
}

function deployment(image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec: {replicas: 1, template: {spec: {containers: [{name: web, image: "${image}"}]}}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: client-1, namespace: client}
spec: {template: {spec: {containers: [{name: client, image: client}]}}}
`;
}
