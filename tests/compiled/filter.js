const { existsSync } = require('node:fs');
const { sourceOf } = require('./source');

/** Leaves out what the compiler wrote of a test that is no longer there. */
module.exports = (paths) => ({ filtered: paths.filter((path) => existsSync(sourceOf(path))) });
