/** The first two hours of a day's visits, faults among them: nothing hangs, nothing is left open. `npm run day` is the whole of it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DAY = join(import.meta.dirname, 'day.ts');

it('two hours of customers leave the terminal as they found it', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', DAY, '2'], { encoding: 'utf8', timeout: 50_000 });
  expect({ status, stderr, told: stdout }).toMatchObject({ status: 0 });
});
