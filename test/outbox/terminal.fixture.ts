/**
 * A terminal that accepts commands and sends them. Started with a directory, the authority's socket and `work` or `drain`; killed at
 * any moment. It says `accepted N` only when the entry is on disk.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { AuthorityCommand, CommandOutcome } from '../../db/authority/api.ts';
import { deliver, type CommandTarget } from '../../db/outbox/deliver.ts';
import { Outbox } from '../../db/outbox/outbox.ts';
import { openSeal } from '../../electron/audit/seal.ts';
import { commandNumber, keyNumber, NOW_MS } from './commands.ts';
import { onLines } from './lines.ts';

const [directory = '', socket = '', task = ''] = process.argv.slice(2);
const outbox = new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key')));

/** One command over a connection of its own; a connection that breaks leaves the outcome unknown. */
const target: CommandTarget = {
  execute: (command: AuthorityCommand) =>
    new Promise<Result<CommandOutcome, Fault>>((resolve) => {
      const connection = connect(socket, () => connection.write(`${JSON.stringify(command)}\n`));
      const lost = (): void => {
        resolve(err(fault('host.unknownOutcome', 'the connection broke')));
      };
      connection.on('error', lost).on('close', lost);
      onLines(connection, (line) => {
        resolve(ok(JSON.parse(line) as CommandOutcome));
        connection.end();
      });
    }),
};

/** Where the last run stopped accepting: looked for from a hint, which may be old. */
function firstFree(): number {
  let index = 0;
  try {
    index = Number(readFileSync(join(directory, 'hint'), 'utf8'));
  } catch {
    // The first run of all.
  }
  while (outbox.find(keyNumber(index)) !== null) index += 1;
  return index;
}

if (task === 'drain') {
  while (outbox.standing().waiting > 0) await deliver(outbox, target, () => NOW_MS);
  process.stdout.write('drained\n');
} else {
  for (let index = firstFree(); ; index += 1) {
    const put = outbox.put(commandNumber(index), NOW_MS);
    if (!put.ok) throw new Error(put.error.detail);
    process.stdout.write(`accepted ${index}\n`);
    if (index % 3 === 2) await deliver(outbox, target, () => NOW_MS);
    if (index % 50 === 0) writeFileSync(join(directory, 'hint'), `${index}`);
  }
}
outbox.close();
