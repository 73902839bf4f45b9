/** An authority on a SQLite file behind a socket, one JSON command a line. Started with a directory and a socket's path, and killed. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { shanghaiDate } from '../../native/base/civil-date.ts';
import { authorityCommandSchema } from '../../db/authority/api.ts';
import { ensureSeeded } from '../../db/seed.ts';
import { simulatedPopulation } from '../../db/simulated-population.ts';
import { openRecords } from '../../electron/records.ts';
import { NOW_MS } from './commands.ts';
import { onLines } from './lines.ts';

const [directory = '', socket = ''] = process.argv.slice(2);
const records = await openRecords(directory, { nowMs: () => NOW_MS, after: () => () => undefined });
await ensureSeeded(records.db, simulatedPopulation(), shanghaiDate(NOW_MS));
rmSync(socket, { force: true });
const server = createServer((connection) => {
  connection.on('error', () => undefined);
  onLines(connection, (line) => {
    void records.authority.execute(authorityCommandSchema.parse(JSON.parse(line))).then((outcome) => {
      connection.write(`${JSON.stringify(outcome)}\n`);
    });
  });
});
server.listen(socket, () => process.stdout.write('ready\n'));
