/** The published schema of CycloneDX 1.6, as its own library carries it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const folder = join('node_modules', '@cyclonedx', 'cyclonedx-library', 'res', 'schema');
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: {
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    'idn-email': (text: string) => text.includes('@'),
    uri: (text: string) => URL.canParse(text),
    'iri-reference': (text: string) => URL.canParse(text, 'https://base.example/'),
  },
});
for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'])
  ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}`);
const valid = ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'));

/** What is wrong with a document by the schema. */
export function faults(text: string): readonly string[] {
  return valid(JSON.parse(text))
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
