/** An environment on the machine of another: for drills that must spare its own cluster, or do without it. */
import type { Environment } from './environment';

/**
 * @returns what the environment is (name, domain, callers, rules for people) with what the host's machine can do
 * (cluster, nodes, images, database, sizes): the same names and flows as in its own place
 */
export function placedOn(environment: Environment, host: Environment): Environment {
  const {
    alerting,
    backups,
    capacity,
    cluster,
    context,
    database,
    dns,
    images,
    nodes,
    personas,
    sources,
    spread,
    storageClasses,
    userNamespaces,
  } = host;
  const { apiDocs, appliedBy, frontDoor, name, purpose, shells } = environment;
  const { controller, entry, issuer, limits } = host.frontDoor;
  return {
    name,
    purpose,
    appliedBy,
    apiDocs,
    shells,
    frontDoor: { ...frontDoor, controller, entry, issuer, limits },
    alerting,
    backups,
    capacity,
    cluster,
    context,
    database,
    dns,
    images,
    nodes,
    personas,
    sources,
    spread,
    userNamespaces,
    ...(storageClasses ? { storageClasses } : {}),
  };
}
