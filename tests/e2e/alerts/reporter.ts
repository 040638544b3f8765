/**
 * A pod that stands beside the targets of a job of Prometheus, and reports what it is asked to: for what takes days to become
 * true, or a volume of a cloud. Prometheus finds it as it finds the others; no Service sends anything to it.
 */
import { Guards } from '../lab/guards';
import { apply, feed, must } from '../lab/kubectl';
import { probePod } from '../lab/probe';

const python = '/usr/bin/python3.13';

/** A series, its value, and by how much that grows each second. */
export type Line = readonly [series: string, value: number, perSecond?: number];

const program = (port: number) => `
import http.server, json, time
lines = []
class Reporter(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        text = "".join(f"{one[0]} {one[1] + one[2] * (time.time() - one[3])}\\n" for one in lines).encode()
        self.send_response(200)
        self.send_header("content-type", "text/plain; version=0.0.4")
        self.end_headers()
        self.wfile.write(text)
    def do_PUT(self):
        global lines
        lines = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(204)
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(("", ${port}), Reporter).serve_forever()
`;

export class Reporter {
  private said: readonly (readonly [string, number, number, number])[] = [];
  private written: Promise<unknown> = Promise.resolve();
  private readonly name = 'reporter';

  /**
   * @param namespace where the targets of the job are
   * @param labels those that its NetworkPolicy selects, and no Service
   * @param port by which Prometheus finds a target there
   */
  constructor(
    private readonly namespace: string,
    private readonly labels: Readonly<Record<string, string>>,
    private readonly port: number,
  ) {}

  async start(): Promise<void> {
    const { spec, ...pod } = probePod(this.namespace, this.name, this.labels);
    const containers = spec.containers.map(({ args: _, ...one }) => ({
      ...one,
      command: [python, '-c', program(this.port)],
      ports: [{ containerPort: this.port, name: 'metrics' }],
    }));
    const guards = new Guards();
    await guards.past(() => apply({ ...pod, spec: { ...spec, containers } }));
    const wait = ['--for=condition=Ready', `pod/${this.name}`, '--timeout=60s'];
    await must('wait', `--namespace=${this.namespace}`, ...wait);
    await guards.back();
  }

  /** Reports these too, from now on. */
  async says(...lines: readonly Line[]): Promise<void> {
    const now = Date.now() / 1000;
    this.said = [...this.said, ...lines.map(([series, value, rate = 0]) => [series, value, rate, now] as const)];
    await this.put();
  }

  /** Reports these no longer. */
  async forgets(...lines: readonly Line[]): Promise<void> {
    this.said = this.said.filter(([series]) => !lines.some(([gone]) => gone === series));
    await this.put();
  }

  async stop(): Promise<void> {
    this.said = [];
    const args = [`--namespace=${this.namespace}`, '--ignore-not-found', '--wait=false'];
    await must('delete', 'pod', this.name, ...args);
  }

  /** One after another: what was said last stays. */
  private put(): Promise<void> {
    const next = this.written.then(() => this.write());
    this.written = next.catch(() => undefined);
    return next;
  }

  private async write(): Promise<void> {
    const script = `import sys, urllib.request as r; r.urlopen(r.Request("http://localhost:${this.port}", sys.stdin.buffer.read(), method="PUT"))`;
    const exec = ['exec', '--stdin', `--namespace=${this.namespace}`, this.name, '--', python, '-c', script];
    await feed(JSON.stringify(this.said), ...exec);
  }
}
