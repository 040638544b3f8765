/** A git server in the cluster, and a checkout whose signed commits an engine takes from there. */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../../src/programs/run';
import { Checkout } from './checkout';
import { mustPerform, pageCommands } from './gitops-page';
import { eventually } from './kubectl';
import { minikube } from './minikube';
import { readTarget } from './target';

const example = resolve('../shared/cluster/src/git-server/example.yaml');
const firstPort = 18444;

/** Where pods find the repository. */
export const repository = 'https://git.git.svc.cluster.local/platform/breakwater.git';

/** A server of a cluster, as far as this machine reaches it. */
interface Served {
  readonly forward: ReturnType<typeof spawn>;
  /** The address of the repository on this machine. */
  readonly url: string;
  /** The certificate of the authority that signed for it. */
  readonly authority: string;
}

export class GitServer {
  /** The authorities that git of this machine trusts, where a variable names them. */
  private readonly authorities = process.env['GIT_SSL_CAINFO'];

  private readonly served: Served[] = [];

  private constructor(readonly checkout: Checkout) {}

  /** Brings up the server of the kit, and a checkout that signs as `ada`, whose key is known. */
  static async start(): Promise<GitServer> {
    const { context } = readTarget();
    const served = await serve(context, firstPort);
    const checkout = await Checkout.make();
    const server = new GitServer(checkout);
    const { folder } = checkout;
    for (const person of ['ada', 'eve'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', server.key(person)]);
    appendFileSync(join(folder, '.git', 'trusted'), `ada ${readFileSync(`${server.key('ada')}.pub`, 'utf8')}`);
    for (const [name, value] of [
      ['remote.origin.url', served.url],
      ['http.sslCAInfo', join(folder, '.git', 'ca.crt')],
      // In one piece: the server answers 400 to a body without a length, which git sends above 1 MiB.
      ['http.postBuffer', String(256 * 1024 ** 2)],
      ['gpg.format', 'ssh'],
      ['gpg.ssh.allowedSignersFile', join(folder, '.git', 'trusted')],
      ['user.name', 'ada'],
      ['user.email', 'ada@breakwater.example'],
    ] as const)
      await server.git('config', name, value);
    // The configuration of git gives way to this variable, which a machine may have for a proxy.
    process.env['GIT_SSL_CAINFO'] = join(folder, '.git', 'ca.crt');
    await server.trust(context, served);
    await server.as('ada');
    return server;
  }

  /** Another cluster gets a server with the same repository: what is pushed from here on goes to each. */
  async mirror(context: string): Promise<void> {
    await this.trust(context, await serve(context, firstPort + this.served.length));
  }

  private async trust(context: string, served: Served): Promise<void> {
    const place = (name: string) => join(this.checkout.folder, '.git', name);
    this.served.push(served);
    appendFileSync(place('ca.crt'), served.authority);
    writeFileSync(place(`${context}.crt`), served.authority);
    await this.git('config', '--add', 'remote.origin.pushurl', served.url);
  }

  async stop(): Promise<void> {
    if (this.authorities === undefined) delete process.env['GIT_SSL_CAINFO'];
    else process.env['GIT_SSL_CAINFO'] = this.authorities;
    for (const { forward } of this.served) forward.kill();
    this.checkout.remove();
  }

  /** Who signs from here on; `undefined`: no one does. */
  async as(person: string | undefined): Promise<void> {
    await this.git('config', 'commit.gpgSign', String(person !== undefined));
    if (person !== undefined) await this.git('config', 'user.signingKey', this.key(person));
  }

  /** Commits all that changed, and pushes it to a branch. @returns its hash */
  async push(message: string): Promise<string> {
    const commit = await this.checkout.commit(message);
    let said = '';
    const pushed = await eventually(30, async () => {
      const push = ['push', '--quiet', '--force', 'origin', 'HEAD:refs/heads/main'];
      const { code, stderr } = await this.checkout.run('git', push);
      said = stderr.trim();
      return code === 0;
    });
    if (!pushed) throw new Error(`${message} was not pushed: ${said}`);
    return commit;
  }

  /** The files that the page names, where git of the checkout does not see them. */
  private files(): void {
    const place = (name: string) => join(this.checkout.folder, '.git', name);
    writeFileSync(place('token'), 'lab-password');
    cpSync(`${this.key('ada')}.pub`, place('ada.sshpub'));
  }

  /** The Secrets that the page makes: the authority of this server is among them. */
  async secrets(context = readTarget().context): Promise<void> {
    this.files();
    const where = { checkout: this.checkout, context };
    const token = { 'password=token': `password=.git/token --from-file=ca.crt=.git/${context}.crt` };
    await mustPerform(pageCommands.reader, { ...where, instead: token });
    await mustPerform(pageCommands.signers, { ...where, instead: { 'ada.sshpub': '.git/ada.sshpub' } });
  }

  /** The definition of an engine, as the page applies it: again, where values have changed. */
  async define(environment: string, context = readTarget().context): Promise<void> {
    const instead = {
      '--environment lab': `--environment ${environment} --repository ${repository}`,
      '--server-side': '--server-side --force-conflicts',
    };
    await mustPerform(pageCommands.define, { checkout: this.checkout, context, instead });
  }

  async git(...args: readonly string[]): Promise<string> {
    const { code, stderr, stdout } = await this.checkout.run('git', args);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  /** A command of the product in the checkout. */
  command(...args: readonly string[]) {
    return this.checkout.run('node', ['lib/src/cli/main.js', ...args]);
  }

  private key(person: string): string {
    return join(this.checkout.folder, '.git', person);
  }
}

/** @throws where it does not come up */
async function serve(context: string, port: number): Promise<Served> {
  await minikube('--profile', context, 'image', 'load', 'lab.local/git:1');
  const kubectl = async (args: readonly string[], input?: string) => {
    const options = input === undefined ? {} : { input: [input] };
    const { code, stderr, stdout } = await run('kubectl', ['--context', context, ...args], options);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  await kubectl(['apply', '--server-side', '--filename=-'], readFileSync(example, 'utf8'));
  await kubectl(['-n', 'git', 'rollout', 'status', 'deployment/git', '--timeout=120s']);
  const authority = await kubectl(['-n', 'git', 'get', 'secret', 'git-tls', '--output=jsonpath={.data.ca\\.crt}']);
  const args = ['--context', context, '-n', 'git', 'port-forward', 'service/git', `${port}:443`];
  return {
    forward: spawn('kubectl', args, { stdio: 'ignore' }),
    url: `https://git:lab-password@localhost:${port}/platform/breakwater.git`,
    authority: Buffer.from(authority, 'base64').toString('utf8'),
  };
}
