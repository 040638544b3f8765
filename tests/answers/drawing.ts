/** Mermaid diagrams drawn by Mermaid itself, in a browser without a window. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Chromium or Chrome, which CI names; without it diagrams are parsed alone. */
export const browser = process.env['DIAGRAM_BROWSER'] || undefined;

/** What came of one diagram. */
export interface Drawing {
  /** Pixels in which its letters have their own size; 0 where none was drawn. */
  readonly width: number;
  readonly height: number;
  /** All words in it. */
  readonly text: string;
  /** Of Mermaid. @default - it was drawn */
  readonly error?: string;
}

/** @throws with the browser's output, where it fails */
export function drawings(program: string, diagrams: readonly string[]): readonly Drawing[] {
  const folder = mkdtempSync(join(tmpdir(), 'diagrams-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, pageOf(diagrams));
    const options = ['--headless', '--disable-gpu', '--no-sandbox', '--virtual-time-budget=60000'];
    const { stdout, stderr, status } = spawnSync(
      program,
      [...options, `--user-data-dir=${join(folder, 'profile')}`, '--dump-dom', pathToFileURL(page).href],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 },
    );
    const [, said] = /<output>([\s\S]*)<\/output>/.exec(stdout) ?? [];
    if (!said) throw new Error(`${program} ended with ${status}: ${stderr.slice(-2000)}`);
    return JSON.parse(decodeURIComponent(said)) as readonly Drawing[];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page that draws them one below the other, and prints what came of each. */
function pageOf(diagrams: readonly string[]): string {
  const mermaid = pathToFileURL(resolve('node_modules/mermaid/dist/mermaid.min.js')).href;
  return `<!doctype html><meta charset="utf-8"><body><script src="${mermaid}"></script><script>
(async () => {
  mermaid.initialize({ startOnLoad: false });
  const said = [];
  for (const [place, diagram] of JSON.parse(decodeURIComponent('${encodeURIComponent(JSON.stringify(diagrams)).replaceAll("'", '%27')}')).entries()) {
    try {
      const { svg } = await mermaid.render('diagram' + place, diagram);
      const figure = document.body.appendChild(document.createElement('figure'));
      figure.innerHTML = svg;
      const { width, height } = figure.querySelector('svg').viewBox.baseVal;
      said.push({ width, height, text: figure.querySelector('svg').innerHTML.replace(/<style[^]*?<\\/style>/g, '').replace(/<[^>]*>/g, ' ') });
    } catch (error) {
      said.push({ width: 0, height: 0, text: '', error: String(error.message ?? error) });
    }
  }
  document.body.appendChild(document.createElement('output')).textContent = encodeURIComponent(JSON.stringify(said));
})();
</script></body>`;
}
