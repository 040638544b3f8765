const { resolve, sep } = require('node:path');

const root = resolve(__dirname, '../..');
const built = `${resolve(root, 'lib')}${sep}`;

/** @param path of a file that the compiler wrote @returns the path of what it was written from */
exports.sourceOf = (path) => path.replace(built, `${root}${sep}`).replace(/\.js$/, '.ts');

/** The other way. */
exports.builtOf = (path) => path.replace(`${root}${sep}`, built).replace(/\.ts$/, '.js');
