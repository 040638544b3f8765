/** An image's reference and its package URL. */

export interface Reference {
  /** Registry and path, such as `registry.example/team/app`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

export function parseReference(text: string): Reference {
  const at = text.indexOf('@');
  const [named, digest] = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  return {
    repository,
    ...(colon < 0 ? {} : { tag: named.slice(colon + 1) }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** @returns such as `pkg:oci/app@sha256%3A…?repository_url=registry.example/team/app&tag=1` */
export function purlOfImage({ repository, tag, digest }: Reference): string {
  const name = repository.slice(repository.lastIndexOf('/') + 1).toLowerCase();
  const version = digest === undefined ? '' : `@${encodeURIComponent(digest)}`;
  const place = encodeURIComponent(repository).replaceAll('%2F', '/');
  return `pkg:oci/${name}${version}?repository_url=${place}${tag === undefined ? '' : `&tag=${encodeURIComponent(tag)}`}`;
}
