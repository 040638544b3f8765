/** The container engine: Docker or Podman, whichever answers. */
import type { Run } from './run';

export const engines = ['docker', 'podman'] as const;
export type Engine = (typeof engines)[number];

/** Which engine answers `info`, and what the others said. */
export type EngineFound =
  | { readonly ok: true; readonly engine: Engine }
  | { readonly ok: false; readonly problem: string };

/**
 * Asks each engine in turn; the first that answers is taken.
 * @param only engines to ask @default - Docker, then Podman
 */
export async function findEngine(run: Run, only: readonly Engine[] = engines): Promise<EngineFound> {
  const said: string[] = [];
  for (const engine of only) {
    const { code, stdout, stderr } = await run(engine, ['info']);
    if (code === 0) return { ok: true, engine };
    said.push(`${engine}: ${code === 127 ? 'not found' : lastLine(stderr) || lastLine(stdout) || `exit ${code}`}`);
  }
  return {
    ok: false,
    problem: `no container engine answers 'info' (${said.join('; ')}); start Docker, or install Podman (npm run doctor says how)`,
  };
}

/** The last line that is not empty. */
export function lastLine(text: string): string {
  const whole = text.trim();
  return whole.slice(whole.lastIndexOf('\n') + 1).trim();
}
