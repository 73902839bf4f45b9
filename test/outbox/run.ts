/** `npm run kills -- 10000`: the long run, with its count said. */
import { underFire } from './under-fire.ts';

const kills = Number(process.argv[2] ?? 10_000);
const startedAtMs = performance.now();
const found = await underFire(kills, Math.random, (done) => {
  if (done % 500 === 0) process.stdout.write(`${done} kills, ${Math.round((performance.now() - startedAtMs) / 1000)} s\n`);
});
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
const right = found.lost.length === 0 && found.notDone === 0 && found.requests === found.entries && found.reports === found.reportCommands;
process.stdout.write(right ? 'nothing lost, nothing twice\n' : 'LOST OR TWICE\n');
process.exitCode = right ? 0 : 1;
