/** Reads a JSON list of Mermaid diagrams from standard input; prints a list: an error's text, or null. */
import { text } from 'node:stream/consumers';
import purify from 'dompurify';
import mermaid from 'mermaid';

// Labels are cleaned by a library that needs a browser's document. Only the grammar is of interest here.
purify.addHook ??= () => {};
purify.sanitize ??= (label) => label;

const said = [];
for (const diagram of JSON.parse(await text(process.stdin))) {
  try {
    await mermaid.parse(diagram);
    said.push(null);
  } catch (error) {
    said.push(error instanceof Error ? error.message : String(error));
  }
}
process.stdout.write(JSON.stringify(said));
