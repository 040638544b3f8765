/** Only images that are known to be what they are called: ours by their sources, others by their digest. */
import { Construct } from 'constructs';
import type { Environment } from '../../src/config/environment';
import { images, reference } from '../../src/config/versions';
import { AdmissionPolicy } from '../../src/constructs/admission-policy';

const digest = '@sha256:[0-9a-f]{64}';

/** @returns the regular expressions of which an image must match one */
export function allowedImages({
  images: { own },
  database,
  sources: { registry },
}: Pick<Environment, 'images' | 'database' | 'sources'>): readonly string[] {
  return [`${literal(own)}[a-z0-9-]+:[0-9a-f]{40}(${digest})?`, literal(reference(images[database.engine], registry))];
}

export class ImageReference extends Construct {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const pattern = `^(${allowedImages(environment).join('|')})$`;
    new AdmissionPolicy(this, 'policy', {
      name: 'breakwater-image-reference',
      resources: [
        { group: '', version: 'v1', resources: ['pods', 'pods/ephemeralcontainers'] },
        { group: 'apps', version: 'v1', resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
        { group: 'batch', version: 'v1', resources: ['jobs'] },
      ],
      variables: {
        pod: "object.kind == 'Pod' ? object.spec : object.spec.template.spec",
        images:
          'variables.pod.containers.map(c, c.image) + variables.pod.?initContainers.orValue([]).map(c, c.image) + variables.pod.?ephemeralContainers.orValue([]).map(c, c.image)',
        refused: `variables.images.filter(i, !i.matches(r'${pattern}'))`,
      },
      expression: 'variables.refused.size() == 0',
      message: `'image ' + variables.refused.join(', ') + ' is not known here: use ${environment.images.own}NAME:SOURCE_HASH (npm run images), or an image of versions.ts with its digest'`,
    });
  }
}

/** A text as a regular expression (RE2) that matches just it. */
function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
