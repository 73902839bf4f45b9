import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalIn, recordSession, SESSION, tamper, TAKE_CARD, temporaryDirectory } from './journal.fixture.ts';

function recorded(): string {
  const directory = temporaryDirectory();
  const journal = journalIn(directory);
  recordSession(journal);
  recordSession(journal, 'T1-20261122-0002');
  journal.close();
  return directory;
}

function told(directory: string): string {
  const recording = journalIn(directory).recording(SESSION);
  return recording.ok ? `events: ${recording.value.events.length}` : `${recording.error.code}: ${recording.error.detail}`;
}

const event = (sequence: number) => `WHERE session = '${SESSION}' AND sequence = ${sequence}`;
const flipped = `CAST(substr(sealed, 1, 20) || CAST(x'00' AS BLOB) || substr(sealed, 22) AS BLOB)`;
const DAMAGED: readonly (readonly [what: string, sql: string, told: string])[] = [
  ['a byte changed', `UPDATE events SET sealed = ${flipped} ${event(1)}`, `journal.sealBroken: ${SESSION}#1@1001: `],
  ['an event cut short', `UPDATE events SET sealed = substr(sealed, 1, 10) ${event(2)}`, `journal.sealBroken: ${SESSION}#2@1002: `],
  ['an empty event', `UPDATE events SET sealed = x'' ${event(0)}`, `journal.sealBroken: ${SESSION}#0@1000: `],
  ['a time changed', `UPDATE events SET at_ms = 5 ${event(1)}`, `journal.sealBroken: ${SESSION}#1@5: `],
  [
    'an event of another session in its place',
    `UPDATE events SET sealed = (SELECT sealed FROM events WHERE session = 'T1-20261122-0002' AND sequence = 1) ${event(1)}`,
    `journal.sealBroken: ${SESSION}#1@1001: `,
  ],
  [
    'an event of its own in another place',
    `UPDATE events SET sealed = (SELECT sealed FROM events ${event(0)}) ${event(1)}`,
    `journal.sealBroken: ${SESSION}#1@1001: `,
  ],
  [
    'a start of another session',
    `UPDATE sessions SET initial_sealed = (SELECT initial_sealed FROM sessions WHERE session <> '${SESSION}')`,
    `journal.sealBroken: ${SESSION}#initial: `,
  ],
  ['an event missing in the middle', `DELETE FROM events ${event(1)}`, `journal.noRecording: ${SESSION}: event 1 is missing`],
  ['the first event missing', `DELETE FROM events ${event(0)}`, `journal.noRecording: ${SESSION}: event 0 is missing`],
  ['the last event missing', `DELETE FROM events ${event(2)}`, `journal.noRecording: ${SESSION}: event 2 is missing`],
  ['the mark of the end missing', 'DELETE FROM recording_ends', `journal.noRecording: ${SESSION}: the mark of its end is missing`],
];

describe('a sealed recording', () => {
  it('gives back the start, and every event with its time and view', () => {
    const recording = journalIn(recorded()).recording(SESSION);
    expect(recording).toEqual({
      ok: true,
      value: {
        initial: { holder: '王小梅' },
        events: [0, 1, 2].map((sequence) => ({ atMs: 1_000 + sequence, event: { event: 'activity' }, view: TAKE_CARD })),
      },
    });
  });

  it('can be read while the session is open', () => {
    const journal = journalIn(temporaryDirectory());
    journal.beginSession({ session: SESSION, startedAtMs: 1, terminal: 'T1', initial: {} });
    journal.recordEvent(SESSION, 0, 1, { event: 'activity' }, TAKE_CARD);
    const recording = journal.recording(SESSION);
    expect(recording.ok && recording.value.events).toHaveLength(1);
  });

  it.each(DAMAGED)('names %s', (_what, sql, expected) => {
    const directory = recorded();
    tamper(directory, sql);
    expect(told(directory)).toContain(expected);
  });

  it('does not open under another key, and leaves the other sessions alone when one is damaged', () => {
    const damaged = recorded();
    tamper(damaged, `DELETE FROM events ${event(1)}`);
    expect(journalIn(damaged).recording('T1-20261122-0002').ok).toBe(true);
    const directory = recorded();
    rmSync(join(directory, 'journal.key'));
    expect(told(directory)).toContain('journal.sealBroken');
  });

  it('is told as missing when nobody recorded that session', () => {
    expect(journalIn(recorded()).recording('T1-20261122-0009')).toMatchObject({ ok: false, error: { code: 'journal.noRecording' } });
  });
});
