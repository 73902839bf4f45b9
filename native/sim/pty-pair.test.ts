import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPtyPair } from './pty-pair.ts';
import { openTtyEnd } from './tty-end.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a simulated serial line', () => {
  it('sim.noPty: says what to install where pairs of pseudo-terminals cannot be made', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const made = await openPtyPair();
    expect(made).toMatchObject({ ok: false, error: { code: 'sim.noPty' } });
    expect(made.ok ? '' : made.error.detail).toContain('socat');
  });

  it('sim.noTty: says that a line is not there', () => {
    expect(openTtyEnd('/nowhere/tty', () => undefined)).toMatchObject({ ok: false, error: { code: 'sim.noTty' } });
  });
});
