/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

/**
 * The folders under node_modules that are not what the lock file says: not there, of another version, or left over.
 * Optional packages may be absent, as those for other platforms are.
 * @param {Lock} wanted     package-lock.json
 * @param {Lock} [installed] node_modules/.package-lock.json, which npm writes when an installation is complete
 * @returns {string[]}
 */
export function missingPackages(wanted, installed) {
  const want = packagesOf(wanted);
  if (installed === undefined) return [...want.keys()];
  const have = packagesOf(installed);
  const wrong = [...want].filter(([where, entry]) => {
    const found = have.get(where);
    return found === undefined ? entry.optional !== true : !same(entry, found);
  });
  const leftOver = [...have.keys()].filter((where) => !want.has(where));
  return [...wrong.map(([where]) => where), ...leftOver];
}

/** @param {Lock} lock */
function packagesOf(lock) {
  return new Map(Object.entries(lock.packages ?? {}).filter(([where]) => where !== ''));
}

/**
 * @param {LockEntry} wanted
 * @param {LockEntry} found
 */
function same(wanted, found) {
  if (wanted.version !== found.version) return false;
  return wanted.integrity === undefined || found.integrity === undefined || wanted.integrity === found.integrity;
}
