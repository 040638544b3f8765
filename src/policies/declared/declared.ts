/** Rules that compare with what an environment declares. */
import type { Declared } from '../../config/declared';
import { type Admission, celText, type Unheld } from '../admission';
import type { PolicyParameters } from '../policy';

/** An admission with the declared values in it; none where nothing is declared. */
export function onDeclared(admission: (declared: Declared) => Admission) {
  return ({ declared }: PolicyParameters): Admission | Unheld =>
    declared ? admission(declared) : { cannot: 'Nothing is declared with which it could compare.' };
}

/** The issuers that no one else may use or replace: all but those that the site has already. */
export function ownIssuers({ givenIssuers = [], issuers }: Declared): readonly string[] {
  return [...new Set(Object.values(issuers))].filter((name) => !givenIssuers.includes(name));
}

/** A mapping of texts as a CEL literal. */
export function celMap(texts: Readonly<Record<string, string>>): string {
  return `{${Object.entries(texts)
    .map(([key, text]) => `${celText(key)}: ${celText(text)}`)
    .join(', ')}}`;
}
