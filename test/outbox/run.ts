/** `npm run kills -- 10000`: the long run, with its count said. The two programs are built first: built, they start in half the time. */
import { join } from 'node:path';
import { build } from 'vite';
import { underFire } from './under-fire.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUILT = join(ROOT, 'var/kills');
const LONGEST_LIFE_MS = 30;

const kills = Number(process.argv[2] ?? 10_000);
const startedAtMs = performance.now();
const input = { authority: join(import.meta.dirname, 'authority.fixture.ts'), terminal: join(import.meta.dirname, 'terminal.fixture.ts') };
const output = { entryFileNames: '[name].mjs' };
await build({ root: ROOT, configFile: false, logLevel: 'warn', build: { ssr: true, outDir: BUILT, rolldownOptions: { input, output } } });
const found = await underFire(kills, {
  random: Math.random,
  programs: { authority: join(BUILT, 'authority.mjs'), terminal: join(BUILT, 'terminal.mjs') },
  longestLifeMs: LONGEST_LIFE_MS,
  progress: (done) => {
    if (done % 500 === 0) process.stdout.write(`${done} kills, ${Math.round((performance.now() - startedAtMs) / 1000)} s\n`);
  },
});
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
const right = found.lost.length === 0 && found.notDone === 0 && found.requests === found.entries && found.reports === found.reportCommands;
process.stdout.write(right ? 'nothing lost, nothing twice\n' : 'LOST OR TWICE\n');
process.exitCode = right ? 0 : 1;
