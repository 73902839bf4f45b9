import { describe, expect, it } from 'vitest';
import { underFire } from './under-fire.ts';

const KILLS = 20;

describe('terminal and authority, killed at random moments', () => {
  it(`lose nothing and do nothing twice in ${KILLS} kills`, { timeout: 240_000 }, async () => {
    const found = await underFire(KILLS, { random: Math.random });
    expect(found.kills).toBe(KILLS);
    expect(found.announced).toBeGreaterThan(KILLS / 2);
    expect(found).toMatchObject({ lost: [], notDone: 0, requests: found.entries, reports: found.reportCommands });
  });
});
