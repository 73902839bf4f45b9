import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSeal } from '../../electron/audit/seal.ts';
import type { AuthorityCommand } from '../authority/api.ts';
import { DAY_MS, envelope, HOLDER, START_MS } from '../authority/testing.ts';
import { Outbox } from './outbox.ts';
import { settleIntended, type WriteStanding } from './settle-intended.ts';

let directory: string;
let outbox: Outbox;
const open = (): Outbox => new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key')));
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-intended-'));
  outbox = open();
});
afterEach(() => {
  outbox.close();
  rmSync(directory, { recursive: true, force: true });
});

const change: AuthorityCommand = { ...envelope({ idempotencyKey: 'visit-1-change' }), command: 'recordPinChange', atMs: START_MS };
const reset: AuthorityCommand = {
  ...envelope({ idempotencyKey: 'visit-2-record' }),
  command: 'recordPinReset',
  authorisation: 'ZT-1',
  result: 'done',
};

/** Both records are kept before their writes; the program dies, and the next one finds the writes standing so. */
function afterCrash(standing: WriteStanding, daysLater = 0) {
  outbox.intend('visit-1-change', change, START_MS);
  outbox.intend('visit-2', reset, START_MS);
  outbox.close();
  outbox = open();
  settleIntended(outbox, () => standing, START_MS + daysLater * DAY_MS + 1);
  const waiting = [change, reset].map(({ idempotencyKey }) => outbox.find(idempotencyKey) !== null);
  return { waiting, kept: outbox.intended().map(({ command }) => command.command), sent: outbox.heads().map(({ command }) => command) };
}

it('what the card has taken is told, as it was kept before the write', () => {
  expect(afterCrash('done')).toEqual({ waiting: [true, true], kept: [], sent: [change] });
});

it('a change that was not made is told to nobody; of a reset the authority, which gave leave, hears that it failed', () => {
  expect(afterCrash('notDone')).toEqual({ waiting: [false, true], kept: [], sent: [{ ...reset, result: 'failed' }] });
});

it('what nobody knows is kept until the card comes again, and nothing is sent', () => {
  expect(afterCrash('open', 400)).toEqual({ waiting: [false, false], kept: ['recordPinChange', 'recordPinReset'], sent: [] });
});

it('what nobody will ever know is dropped', () => {
  expect(afterCrash('neverKnown')).toEqual({ waiting: [false, false], kept: [], sent: [] });
});

it('a write that was not begun stays for a day, in case another program is about to begin it, and is given up then', () => {
  expect(afterCrash('none')).toMatchObject({ waiting: [false, false], kept: ['recordPinChange', 'recordPinReset'] });
  expect(afterCrash('none', 2)).toEqual({ waiting: [false, true], kept: [], sent: [{ ...reset, result: 'failed' }] });
});

it('a record that is kept holds up no other command of its person, and its number is not on disk in clear', () => {
  outbox.intend('visit-1-change', change, START_MS);
  expect([outbox.waitingFor(change.subject), outbox.standing().waiting]).toEqual([0, 0]);
  outbox.close();
  for (const file of ['outbox.sqlite', 'outbox.sqlite-wal']) expect(bytesOf(file).includes(HOLDER)).toBe(false);
  outbox = open();
});

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(join(directory, file));
  } catch {
    return Buffer.alloc(0);
  }
}
