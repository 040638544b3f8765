/** The source that an engine follows: a repository, and in it the commits that an environment takes. */
import type { Environment } from '../config/environment';

/** What the source of an environment is made of. */
export interface SourceProps {
  readonly environment: Pick<Environment, 'name' | 'promotion'>;
  /** Address of the repository. */
  readonly repository: string;
}

/** The names of objects, and of what dist is called to an engine. */
export const owner = 'breakwater';

/** The branch of which every commit is for the environments that nothing is promoted to. */
export const branch = 'main';

/** Head of the names of tags that say which commit an environment runs. */
const promoted = 'env/';

/** The signed tag that an engine of an environment follows. */
export function tagOf(environment: string): string {
  return `${promoted}${environment}`;
}
