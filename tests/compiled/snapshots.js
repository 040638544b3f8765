const { basename, dirname, join } = require('node:path');
const { builtOf, sourceOf } = require('./source');

/** Snapshots lie beside the sources, where jest's own runner has them. */
module.exports = {
  resolveSnapshotPath: (path) => {
    const source = sourceOf(path);
    return join(dirname(source), '__snapshots__', `${basename(source)}.snap`);
  },
  resolveTestPath: (path) => builtOf(join(dirname(dirname(path)), basename(path, '.snap'))),
  testPathForConsistencyCheck: join(dirname(builtOf(__filename)), 'some.test.js'),
};
