import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockEntry {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const packages = new Map(Object.entries((JSON.parse(text) as { packages: Record<string, LockEntry> }).packages));

describe('package-lock.json', () => {
  it('names no registry, so it installs from whichever one the machine uses', () => {
    expect([...packages.values()].filter((entry) => entry.resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/https?:\/\/(?!github\.com|opencollective\.com|[^"]*fund|[^"]*sponsor)[^"]*registry/);
  });

  it('has an entry for every optional package it names, without which `npm ci` refuses it', () => {
    const missing = [...packages].flatMap(([where, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !packages.has(`node_modules/${name}`) && !packages.has(`${where}/node_modules/${name}`),
      ),
    );
    expect(missing).toEqual([]);
  });
});
