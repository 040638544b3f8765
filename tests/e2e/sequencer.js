const { default: Sequencer } = require('@jest/test-sequencer');

/** By name: each file builds on what the one before has left on the cluster. */
module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
  }
};
