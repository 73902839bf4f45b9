/** Commands on a thread of their own: the same answers, and the questions of the serving thread see them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../native/base/clock.ts';
import { asker, envelope, NEWCOMER, PEOPLE } from '../authority/testing.ts';
import { createAuthority } from '../authority/create.ts';
import { openSqlite } from '../dialects/sqlite.ts';
import { migrateAuthority } from '../migrate.ts';
import { loadAllPacks } from '../rules/load-pack.ts';
import type { AuthoritySchema } from '../schema.ts';
import { ensureSeeded } from '../seed.ts';
import { addCode } from '../stores/issued-codes.ts';
import { openWriter } from './open-writer.ts';

/** All but Suzhou's. */
const packs = new Map([...loadAllPacks()].filter(([city]) => city !== 'suzhou'));
const parts = { packs, trust: 'trusted' } as const;

async function opened(program?: URL) {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-writer-'));
  const path = join(folder, 'records.sqlite');
  const db = openSqlite<AuthoritySchema>(path);
  await migrateAuthority(db);
  await ensureSeeded(db, PEOPLE, '2026-11-22');
  const writer = openWriter({ path, ...parts }, program);
  onTestFinished(async () => {
    await writer.close();
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  return { db, writer, reader: createAuthority({ db, clock: systemClock, ...parts }) };
}

const report = (idempotencyKey: string) => ({
  command: 'reportLoss' as const,
  cardFunction: 'socialSecurity' as const,
  ...envelope({ idempotencyKey }),
});

const standing = { subject: { socialSecurityNumber: NEWCOMER }, asker: asker() };
/** A question that somebody asks who has shown too little for it: refused, and the refusal is in the audit trail. */
const nothingShown = asker({ evidence: { card: false, idCard: true, socialSecurityPin: false, bankPin: false, proxy: false } });

it('a command is answered when it is on disk: a question on the other connection sees it at once, a repeat gets the first answer', async () => {
  const { writer, reader } = await opened();
  const outcome = await writer.execute(report('writer-001'));
  expect(outcome).toMatchObject({ outcome: 'done' });
  expect(await reader.outcomeOf('writer-001')).toEqual(outcome);
  expect(await writer.execute(report('writer-001'))).toEqual(outcome);
  expect(await writer.staff({ request: 'signOut', terminal: 'T-01', proof: 'a-sign-in-that-was-never-made' })).toMatchObject({
    outcome: 'refused',
  });
});

it('a code is used up on the writing thread, and its own question gets the answer again', async () => {
  const { db, writer } = await opened();
  const atMs = systemClock.nowMs();
  const code = '3300000000000000000000000017';
  const of = { social_security_number: NEWCOMER, card_number: null, issued_at_ms: atMs, valid_until_ms: atMs + 3_600_000 };
  await addCode(db, { code, kind: 'medicalInsurance', oneUse: true, ...of });
  const ask = async (key: string) => (await writer.whoseCode({ key, code, terminal: asker().terminal })).standing;
  expect([await ask('writer-code-1'), await ask('writer-code-2'), await ask('writer-code-1')]).toEqual(['valid', 'used', 'valid']);
});

it('commands and refused questions write side by side: nothing fails, and the audit trail stays one chain', async () => {
  const { db, writer, reader } = await opened();
  const keys = Array.from({ length: 12 }, (_, n) => `together-${n}`);
  const outcomes = await Promise.all(
    keys.flatMap((key) => [writer.execute(report(key)), reader.statement(standing.subject, '2026-01-01', '2026-02-01', nothingShown)]),
  );
  expect(outcomes.filter((one) => 'ok' in one && !one.ok)).toHaveLength(keys.length);
  const trail = await db.selectFrom('audit_entries').select(['sequence', 'hash', 'previous_hash']).orderBy('sequence').execute();
  expect(trail).toHaveLength(2 * keys.length);
  trail.slice(1).forEach((entry, index) => expect(entry.previous_hash).toBe(trail[index]?.hash));
});

it('what cannot be carried out is thrown to its own caller alone', async () => {
  const { writer } = await opened();
  const { terminal, ...rest } = report('writer-003');
  const broken = { ...rest, terminal: { ...terminal, city: 'suzhou' as const } };
  await expect(writer.execute(broken)).rejects.toThrow('no rule pack for suzhou');
  expect(await writer.execute(report('writer-004'))).toMatchObject({ outcome: 'done' });
});

it('a thread that is lost is told, and nobody waits for it for ever', async () => {
  const lost = new URL(
    'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("lost"); });',
  );
  const { writer } = await opened(lost);
  await expect(writer.execute(report('writer-005'))).rejects.toThrow('has ended: lost');
  expect((await writer.broken).message).toContain('has ended: lost');
  await expect(writer.execute(report('writer-006'))).rejects.toThrow('has ended');
});
