/** Dedicated ServiceAccount without rights, token not mounted. */
import * as k8s from 'cdk8s-plus-28/lib/imports/k8s';
import { Construct } from 'constructs';
import { PlainObject } from './plain-object';

export interface ServiceAccountProps {
  /** The workload that it is for; `default` is what pods get that name none. */
  readonly name: string;
}

/** A ServiceAccount whose token is never mounted: nothing of ours talks to the API server. */
export class ServiceAccount extends Construct {
  constructor(scope: Construct, id: string, { name }: ServiceAccountProps) {
    super(scope, id);
    new PlainObject(
      this,
      'service-account',
      k8s.KubeServiceAccount.manifest({ metadata: { name }, automountServiceAccountToken: false }),
    );
  }
}
