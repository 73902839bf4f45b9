import { describe, expect, it } from 'vitest';
import { missingPackages } from './lock.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const lock = (packages) => ({ packages: { '': { version: '0.1.0' }, ...packages } });

describe('missingPackages', () => {
  it('finds nothing to do when what is installed is what the lock file says', () => {
    expect(missingPackages(lock({ 'node_modules/zod': zod }), lock({ 'node_modules/zod': zod }))).toEqual([]);
  });

  it('wants everything when npm never finished an installation', () => {
    expect(missingPackages(lock({ 'node_modules/zod': zod }), undefined)).toEqual(['node_modules/zod']);
  });

  it('sees a package of another version', () => {
    expect(missingPackages(lock({ 'node_modules/zod': zod }), lock({ 'node_modules/zod': { ...zod, version: '4.0.0' } }))).toHaveLength(1);
  });

  it('sees a package of the same version with other content', () => {
    expect(missingPackages(lock({ 'node_modules/zod': zod }), lock({ 'node_modules/zod': { ...zod, integrity: 'x' } }))).toHaveLength(1);
  });

  it('sees a package that the lock file no longer names', () => {
    expect(missingPackages(lock({}), lock({ 'node_modules/zod': zod }))).toEqual(['node_modules/zod']);
  });

  it('does not miss an optional package, such as one for another platform', () => {
    expect(missingPackages(lock({ 'node_modules/x-win32': { version: '1.0.0', optional: true } }), lock({}))).toEqual([]);
  });
});
