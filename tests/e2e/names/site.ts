/** The site's own ClusterIssuer: an authority that is there before the platform comes, and is not of its making. */
import { apply } from '../lab/kubectl';
import { siteIssuer } from './ways';

const namespace = 'cert-manager';

/** The common name of the site's authority. */
export const siteAuthority = 'authority of the site';

export const siteSecret = `${siteIssuer}-root`;

/** @throws with what was refused */
export async function makeSiteIssuer(): Promise<void> {
  const kind = (name: string, spec: object) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name },
    spec,
  });
  const { code, stderr } = await apply(
    kind(`${siteIssuer}-bootstrap`, { selfSigned: {} }),
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: siteSecret, namespace },
      spec: {
        isCA: true,
        commonName: siteAuthority,
        secretName: siteSecret,
        privateKey: { algorithm: 'ECDSA', size: 256 },
        issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: `${siteIssuer}-bootstrap` },
      },
    },
    kind(siteIssuer, { ca: { secretName: siteSecret } }),
  );
  if (code !== 0) throw new Error(stderr);
}
