/** A text as Terraform reads it: written from the description of its language, apart from the code under test. */
import type { Json } from '../../src/stacks/templates';

/** @throws where it would fill something in */
export function asRead(text: string): string {
  let read = '';
  let place = 0;
  while (place < text.length) {
    const here = text.slice(place, place + 3);
    if (/^[$%]\{/.test(here)) throw new Error(`a template begins at character ${place} of ${JSON.stringify(text)}`);
    const escaped = here === '$${' || here === '%%{';
    read += escaped ? here.slice(1) : text.charAt(place);
    place += escaped ? 3 : 1;
  }
  return read;
}

/** The same for every text of a value, keys too. */
export function valueAsRead(value: Json): Json {
  if (typeof value === 'string') return asRead(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(valueAsRead);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [asRead(key), valueAsRead(one)]));
}
