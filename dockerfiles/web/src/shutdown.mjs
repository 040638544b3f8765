// @ts-check
/** Ends a server: nothing new is accepted, what is in flight is answered, the rest is cut off. */

/**
 * @param {import('node:http').Server} server
 * @param {number} graceMs how long requests in flight may take
 * @returns {Promise<void>} when the last connection is closed
 */
export function drain(server, graceMs) {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
