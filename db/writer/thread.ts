/** The thread that writes: every command and request of staff on a connection of its own. Started by `open-writer.ts` alone. */
import { parentPort, workerData } from 'node:worker_threads';
import { unreachable } from '../../native/base/result.ts';
import { systemClock } from '../../native/base/clock.ts';
import { createServedAuthority } from '../authority/create.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import type { AuthoritySchema } from '../schema.ts';
import type { Asked, Told, WriterParts } from './messages.ts';

if (parentPort === null) throw new Error('this is a thread of the authority, no program of its own');
const port = parentPort;
const { path, packs, trust } = workerData as WriterParts;
const db = openSqlite<AuthoritySchema>(path);
const authority = createServedAuthority({ db, clock: systemClock, packs, trust });
const tell = (told: Told): void => port.postMessage(told);

/** What arrives together is begun together, and so shares a commit. */
function take(asked: Asked): void {
  switch (asked.ask) {
    case 'execute':
      answer(asked.id, authority.execute(asked.body));
      return;
    case 'staff':
      answer(asked.id, authority.staff(asked.body));
      return;
    case 'whoseCode':
      answer(asked.id, authority.whoseCode(asked.body));
      return;
    case 'close':
      void db.destroy().finally(() => port.close());
      return;
    default:
      return unreachable(asked);
  }
}

function answer(id: number, outcome: Promise<Extract<Told, { readonly value: unknown }>['value']>): void {
  outcome.then(
    (value) => tell({ id, value }),
    (error: unknown) =>
      tell({ id, error: error instanceof Error ? { name: error.name, message: error.message } : { name: 'unknown', message: '' } }),
  );
}

port.on('message', take);
