import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, entryHash, GENESIS } from './chain.ts';
import { journalIn, SESSION, tamper, temporaryDirectory } from './journal.fixture.ts';

/** Three steps with their outcomes: entries 1 to 6. */
function journalled(): string {
  const directory = temporaryDirectory();
  const journal = journalIn(directory);
  for (const step of ['card.identify', 'card.verifyPin', 'records.execute']) {
    const intent = journal.intend({ session: SESSION, atMs: 1, step, access: 'write', facts: { step } });
    journal.conclude(intent, { atMs: 2, outcome: 'done' });
  }
  journal.close();
  return directory;
}

function verdict(directory: string): string {
  const verified = journalIn(directory).verifyChain();
  return verified.ok ? `whole: ${verified.value.entries}` : `${verified.error.code}: ${verified.error.detail}`;
}

const CHANGES: readonly (readonly [what: string, sql: string, told: string])[] = [
  ['an outcome', `UPDATE entries SET outcome = 'refused' WHERE id = 4`, 'entry 4 was changed or put in'],
  ['a time', 'UPDATE entries SET at_ms = 9 WHERE id = 1', 'entry 1 was changed or put in'],
  ['a fault code put in', `UPDATE entries SET fault_code = 'card.mute' WHERE id = 6`, 'entry 6 was changed or put in'],
  ['an owner', `UPDATE entries SET session = 'T1-20261122-0002' WHERE id = 3`, 'entry 3 was changed or put in'],
  ['a hash', `UPDATE entries SET hash = '00' WHERE id = 2`, 'entry 2 was changed or put in'],
  ['a row taken out', 'DELETE FROM entries WHERE id = 3', 'entry 3 is missing'],
  ['the first row taken out', 'DELETE FROM entries WHERE id = 1', 'entry 1 is missing'],
  [
    'a row taken out and the rest moved up',
    'DELETE FROM entries WHERE id = 3; UPDATE entries SET id = id - 1 WHERE id > 3',
    'entry 3 was changed or put in',
  ],
  [
    'a row put in',
    'UPDATE entries SET id = -id WHERE id > 2; UPDATE entries SET id = 1 - id WHERE id < 0; ' +
      `INSERT INTO entries VALUES (3, 'x', 1, 'intent', 'print', 'read', NULL, NULL, NULL, NULL, '{}', '00')`,
    'entry 3 was changed or put in',
  ],
  [
    'a row put in before the first',
    `INSERT INTO entries SELECT 0, 'x', 1, kind, step, access, NULL, NULL, NULL, NULL, '{}', hash FROM entries WHERE id = 1`,
    'entry 0 was put in',
  ],
  [
    'two rows exchanged',
    'UPDATE entries SET id = -1 WHERE id = 2; UPDATE entries SET id = 2 WHERE id = 4; UPDATE entries SET id = 4 WHERE id = -1',
    'entry 2 was changed or put in',
  ],
  ['the end cut off', 'DELETE FROM entries WHERE id > 4', 'entries 5 to 6 were cut off the end'],
  [
    'the end cut off and the mark of the end moved',
    'DELETE FROM entries WHERE id > 4; UPDATE head SET id = 4, hash = (SELECT hash FROM entries WHERE id = 4)',
    "what ends with entry 4 does not bear this terminal's stamp",
  ],
  ['the mark of the end taken away', 'DELETE FROM head', 'the end after entry 6 is not marked'],
  [
    'everything taken away',
    'DELETE FROM entries; DELETE FROM head; INSERT INTO sessions VALUES (1, 1, 1, 1, 1, NULL)',
    'the end after entry 0 is not marked',
  ],
];

describe('the hash chain', () => {
  it('is whole when nobody touched it', () => {
    expect(verdict(journalled())).toBe('whole: 6');
    expect(verdict(temporaryDirectory())).toBe('whole: 0');
  });

  it.each(CHANGES)('names %s', (_what, sql, told) => {
    const directory = journalled();
    tamper(directory, sql);
    expect(verdict(directory)).toBe(`journal.chainBroken: ${told}`);
  });

  it('sees a chain that was computed anew after a change: only this terminal can stamp its end', () => {
    const directory = journalled();
    const rows = journalIn(directory).steps(SESSION);
    let previous = GENESIS;
    for (const entry of rows.map((row): Entry => (row.id === 2 ? { ...row, outcome: 'refused' } : row))) {
      previous = entryHash(entry, previous);
      tamper(
        directory,
        `UPDATE entries SET hash = '${previous}', outcome = ${entry.outcome === null ? 'NULL' : `'${entry.outcome}'`} WHERE id = ${entry.id}`,
      );
    }
    tamper(directory, `UPDATE head SET hash = '${previous}'`);
    expect(verdict(directory)).toContain("does not bear this terminal's stamp");
  });

  it.each(CHANGES)('still tells it when the terminal went on writing after %s', (_what, sql) => {
    const directory = journalled();
    tamper(directory, sql);
    const journal = journalIn(directory);
    for (const step of ['print', 'print']) journal.intend({ session: SESSION, atMs: 3, step, access: 'read', facts: {} });
    expect(verdict(directory)).toContain('journal.chainBroken');
  });

  it('tells when the key that stamped it is gone', () => {
    const directory = journalled();
    rmSync(join(directory, 'journal.key'));
    expect(verdict(directory)).toContain("does not bear this terminal's stamp");
  });

  it('gives a place to each entry: the same step later has another hash', () => {
    const entry = { session: SESSION, atMs: 1, kind: 'intent', step: 'print', access: 'read', facts: '{}' } as const;
    const none = { idempotencyKey: null, intent: null, outcome: null, faultCode: null };
    const first = entryHash({ id: 1, ...entry, ...none }, GENESIS);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(entryHash({ id: 2, ...entry, ...none }, first)).not.toBe(first);
  });

  it('never takes a boundary between two fields for part of one', () => {
    const none = {
      id: 1,
      atMs: 1,
      kind: 'intent',
      access: 'read',
      idempotencyKey: null,
      intent: null,
      outcome: null,
      faultCode: null,
    } as const;
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (session, step) => {
        const moved = { session: session + step, step: '', facts: '{}' };
        return entryHash({ ...none, session, step, facts: '{}' }, GENESIS) !== entryHash({ ...none, ...moved }, GENESIS);
      }),
    );
  });

  it('keeps one chain when two programs write at once', () => {
    const directory = temporaryDirectory();
    const [one, other] = [journalIn(directory), journalIn(directory)];
    for (const journal of [one, other, one, other]) journal.intend({ session: SESSION, atMs: 1, step: 'print', access: 'read', facts: {} });
    expect(one.steps(SESSION).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(verdict(directory)).toBe('whole: 4');
  });
});
