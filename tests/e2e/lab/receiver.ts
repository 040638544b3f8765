/** A receiver of alerts on the cluster: a pod in a namespace of its own, which keeps what Alertmanager sends in its log. */

import type { Alerting } from '../../../src/config/environment';
import { lab } from '../../../src/config/environments/lab';
import { apply, must } from './kubectl';
import { probePod } from './probe';

const namespace = 'alert-receiver';
const port = 8080;

/** Alerting that ends here, at another pace than lab's. */
export function alertingTo(timeScale: number): Alerting {
  const url = `http://receiver.${namespace}.svc.cluster.local:${port}/` as const;
  return { ...lab.alerting, receiver: { kind: 'webhook', url, at: { namespace }, port }, timeScale };
}

const program = `
import http.server, json, threading
refuses = False
lines = threading.Lock()
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        global refuses
        refuses = self.path == "/refuse"
        self.send_response(204)
        self.end_headers()
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if refuses:
            return self.send_error(503)
        with lines:
            for one in json.loads(body)["alerts"]:
                print(json.dumps({"status": one["status"], "labels": one["labels"], "annotations": one["annotations"]}), flush=True)
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(("", ${port}), Receiver).serve_forever()
`;

export async function startReceiver(): Promise<void> {
  const labels = { app: 'receiver' };
  const { spec, ...pod } = probePod(namespace, 'receiver', labels);
  const containers = spec.containers.map(({ args: _, ...container }) => ({
    ...container,
    command: ['/usr/bin/python3.13', '-c', program],
  }));
  const { code, stderr } = await apply(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace, name: 'receiver' },
      spec: { selector: labels, ports: [{ port }] },
    },
    { ...pod, spec: { ...spec, containers } },
  );
  if (code !== 0) throw new Error(stderr);
  await must('wait', `--namespace=${namespace}`, '--for=condition=Ready', 'pod/receiver', '--timeout=60s');
}

/** Answers 503 to everything from now on, or takes it again. */
export async function refuse(isRefusing: boolean): Promise<void> {
  const url = `http://localhost:${port}/${isRefusing ? 'refuse' : 'accept'}`;
  const script = `import urllib.request as r; r.urlopen(r.Request("${url}", method="PUT"))`;
  await must('exec', `--namespace=${namespace}`, 'receiver', '--', '/usr/bin/python3.13', '-c', script);
}

export async function stopReceiver(): Promise<void> {
  await must('delete', 'namespace', namespace, '--ignore-not-found', '--wait=false');
}

/** One alert as it was delivered. */
export interface Delivered {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Everything that was delivered, in order. */
export async function delivered(): Promise<readonly Delivered[]> {
  const log = await must('logs', `--namespace=${namespace}`, 'receiver');
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Delivered);
}
