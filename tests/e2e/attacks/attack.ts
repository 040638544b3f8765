/** One attack of the suite: what is tried and from where, and the control that stops it. */

/** What came of one try. */
export interface Tried {
  readonly succeeded: boolean;
  /** The answer: of the API server, of the network, of a program. */
  readonly said: string;
}

/** What stops an attack, and can be taken away and put back. */
export interface Control {
  /** As the report names it, such as `policy declared-port`. */
  readonly name: string;
  /** Whether an answer is its doing. */
  stops(said: string): boolean;
  remove(): Promise<void>;
  restore(): Promise<void>;
}

export interface Attack {
  /** What is tried, such as `a privileged container`. */
  readonly name: string;
  /** Who tries it, or where. */
  readonly from: From;
  /** What an attacker would have by it. */
  readonly gains: string;
  readonly control: Control;
  attempt(): Promise<Tried>;
}

/** Who attacks: with stolen credentials, with the rights of a person, from a pod, or from outside. */
export type From =
  | 'a stolen deployer'
  | 'an admin of the namespace'
  | 'a viewer'
  | 'a pod'
  | 'another namespace'
  | 'outside';
