/**
 * Time limits between a caller and the database, in seconds: each is longer than what it waits for, so that the reason
 * of a failure is known where it is and no connection is dropped in the middle. Measured by the suite `faults`: 0030.
 */
export const patience = {
  /** Without a heartbeat of the primary for so long, members elect another. MongoDB's own is 10. */
  election: 3,
  /** The driver waits so long for a primary. */
  selection: 8,
  /** The driver waits so long for a connection of its pool. */
  queue: 8,
  /** One operation of the users API, with all that it waits for; then it answers 503. */
  operation: 10,
  /** The front door waits so long for an answer: ingress-nginx's own. */
  frontDoor: 60,
} as const;

/** Connections that a client opens at once: after an election all of them are new, and each is a TLS handshake. */
export const connectingAtOnce = 8;

/** Connections that a client keeps open to each member: one that becomes the primary is not met by handshakes alone. */
export const keptOpen = 3;

/**
 * Connections that a client has to a member at the most. Each costs the member a thread and up to 0.7 MiB: without a limit
 * ten instances that waited for an election met the new primary with 340, and it came within 31 MiB of its limit.
 */
export const openAtMost = 10;

/** Seconds between the end of the primary's heartbeats and the end of the election, beyond `election`. */
const vote = 2;

/** What is wrong with the limits, a sentence each. */
export function checkPatience(limits: { readonly [Name in keyof typeof patience]: number }): readonly string[] {
  const { election, selection, queue, operation, frontDoor } = limits;
  return [
    ...(selection >= election + vote
      ? []
      : [
          `patience.selection is ${selection} s, an election takes up to ${election + vote} s; raise it, or lower election`,
        ]),
    ...(operation > Math.max(selection, queue)
      ? []
      : [
          `patience.operation is ${operation} s, the driver waits up to ${Math.max(selection, queue)} s; raise it above that`,
        ]),
    ...(frontDoor > operation
      ? []
      : [`patience.frontDoor is ${frontDoor} s, an operation takes up to ${operation} s; raise it above that`]),
  ];
}
