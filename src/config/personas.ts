/** Personas: the kinds of users of a cluster, with their rights and the groups that hold them. */
import {
  bounds,
  cordons,
  deciders,
  emergency,
  evictions,
  machines,
  places,
  type Right,
  settings,
  state,
} from './rights';
import { type ServiceName, services } from './services';

export interface Persona {
  /** One sentence for the reference. */
  readonly purpose: string;
  /**
   * `always`: by bindings of dist. `incident`: by a binding that is made for an incident and ends. `cluster`: by whoever
   * made the cluster, since rights that dist gave could not be those by which dist is applied.
   */
  readonly held: 'always' | 'incident' | 'cluster';
  /** Services in whose namespaces it has its rights. */
  readonly namespaces: readonly ServiceName[];
  /** In its namespaces. */
  readonly rights: readonly Right[];
  /** On what has no namespace, and in every namespace where it has none of its own. */
  readonly everywhere: readonly Right[];
}

const all = Object.keys(services) as readonly ServiceName[];

export const personas = {
  'platform-admin': {
    purpose: 'sees everything but Secrets, and drains nodes; changes come through the repository',
    held: 'always',
    namespaces: [],
    rights: [],
    everywhere: [...state, ...settings, ...bounds, ...machines, ...deciders, ...evictions, ...cordons],
  },
  sre: {
    purpose: 'keeps services running: sees everything of them but Secrets, and evicts pods',
    held: 'always',
    namespaces: all,
    rights: [...state, ...settings, ...bounds, ...evictions],
    everywhere: machines,
  },
  developer: {
    purpose: 'follows the services without data of their own: state, settings, logs, events',
    held: 'always',
    namespaces: ['api', 'client', 'hash', 'web'],
    rights: [...state, ...settings],
    everywhere: [],
  },
  'data-reader': {
    purpose: 'sees whether the database and its backups are well; reads data through the users API, as its callers do',
    held: 'always',
    namespaces: ['backup-store', 'mongo', 'mongo-backup', 'restore-drill'],
    rights: state,
    everywhere: [],
  },
  ci: {
    purpose: 'the deployer: applies dist, and is bounded by the admission policies',
    held: 'cluster',
    namespaces: [],
    rights: [],
    everywhere: [],
  },
  auditor: {
    purpose:
      'reads who may do what, in the whole cluster: RBAC, policies, NetworkPolicies, events; no logs, no Secrets',
    held: 'always',
    namespaces: [],
    rights: [],
    everywhere: [...places, ...bounds, ...deciders],
  },
  'break-glass': {
    purpose: 'in an incident: Secrets, shells, tunnels and changes in one namespace, for four hours at most',
    held: 'incident',
    namespaces: all,
    rights: [...state, ...settings, ...bounds, ...evictions, ...emergency],
    everywhere: [],
  },
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof personas;

export const personaNames = Object.keys(personas) as readonly PersonaName[];

/** Accounts by which GitOps engines apply dist: Flux takes that of its definition for each request, Argo CD its controller's. */
export const engineAccounts = {
  flux: 'system:serviceaccount:flux-system:breakwater',
  'argo-cd': 'system:serviceaccount:argocd:argocd-application-controller',
} as const;

/** Groups of the API server that hold each persona; of `ci`, users too. Single sign-on gives them: answer A8. */
export type Holders = { readonly [Name in PersonaName]: readonly [string, ...string[]] };

/** The groups of an environment that names no others. */
export const groups = {
  'platform-admin': ['breakwater:platform-admin'],
  sre: ['breakwater:sre'],
  developer: ['breakwater:developer'],
  'data-reader': ['breakwater:data-reader'],
  ci: ['breakwater:deployers'],
  auditor: ['breakwater:auditor'],
  'break-glass': ['breakwater:break-glass'],
} as const satisfies Holders;
