import { describe, expect, it } from 'vitest';
import { createIssuer, ensureBankSeeded, type BankSeed } from '../../../db/bank/issuer.ts';
import type { BankSchema } from '../../../db/bank/schema.ts';
import { openSqlite } from '../../../db/dialects/sqlite.ts';
import { migrateBank } from '../../../db/migrate.ts';
import { hex } from '../../../native/base/bytes.ts';
import type { BankHost, BankPinCheck } from '../ports.ts';
import { createEmbeddedBankHost } from './embedded.ts';

const PAN = '6217000000000000012';
const KEY = hex('0123456789ABCDEFFEDCBA9876543210');
const SECRET = new Uint8Array(32).fill(7);
const PIN_123456 = hex('7D8C858DF85989BB');

async function bank(card: Partial<BankSeed> = {}) {
  const db = openSqlite<BankSchema>(':memory:');
  await migrateBank(db);
  await ensureBankSeeded(db, SECRET, [{ pan: PAN, pin: '123456', triesLeft: 3, triesMax: 3, lost: false, ...card }]);
  return { db, host: createEmbeddedBankHost({ issuer: createIssuer({ db, nowMs: () => 1, secret: SECRET }), pinKey: KEY }) };
}

let keys = 0;
function check(over: Partial<BankPinCheck> = {}): BankPinCheck {
  return {
    idempotencyKey: `pin-${++keys}`,
    pan: PAN,
    sequenceNumber: '01',
    track2: null,
    pinBlock: PIN_123456,
    pinFormat: 'iso0-tdes',
    ...over,
  };
}
async function outcome(host: BankHost, over: Partial<BankPinCheck> = {}) {
  const result = await host.verifyPin(check(over));
  return result.ok ? result.value : result.error.code;
}

describe('the embedded bank', () => {
  it('finds a PIN right, in either cipher, and tells the tries before entry', async () => {
    const { host } = await bank();
    expect(await host.pinState(PAN)).toEqual({ ok: true, value: { triesLeft: 3, locked: false } });
    expect(await outcome(host)).toEqual({ outcome: 'correct' });
    expect(await outcome(host, { pinBlock: hex('FF82E2F6892024BD37DC451E28CB829C'), pinFormat: 'iso0-sm4-padded' })).toEqual({
      outcome: 'correct',
    });
  });

  it('counts wrong PINs down to locked; then the right one helps no more', async () => {
    const { host } = await bank({ pin: '000000' });
    expect(await outcome(host)).toEqual({ outcome: 'wrong', triesLeft: 2 });
    expect(await outcome(host)).toEqual({ outcome: 'wrong', triesLeft: 1 });
    expect(await outcome(host)).toEqual({ outcome: 'locked' });
    expect(await host.pinState(PAN)).toEqual({ ok: true, value: { triesLeft: 0, locked: true } });
    const locked = await bank({ triesLeft: 0 });
    expect(await outcome(locked.host)).toEqual({ outcome: 'locked' });
  });

  it('sets the tries back after the right PIN', async () => {
    const { host } = await bank({ triesLeft: 1 });
    expect(await outcome(host)).toEqual({ outcome: 'correct' });
    expect(await host.pinState(PAN)).toEqual({ ok: true, value: { triesLeft: 3, locked: false } });
  });

  it('never spends a second try on a retry of the same request, even of two at once', async () => {
    const { host } = await bank({ pin: '000000' });
    const same = check({ idempotencyKey: 'retry-1' });
    const answers = await Promise.all([host.verifyPin(same), host.verifyPin(same)]);
    expect(answers).toEqual([answers[0], { ok: true, value: { outcome: 'wrong', triesLeft: 2 } }]);
    expect(await host.verifyPin(same)).toEqual(answers[0]);
    expect(await host.pinState(PAN)).toMatchObject({ value: { triesLeft: 2 } });
  });

  it('refuses a request number used for something else, without a try', async () => {
    const { host } = await bank({ pin: '000000' });
    await outcome(host, { idempotencyKey: 'retry-2' });
    expect(
      await outcome(host, { idempotencyKey: 'retry-2', pinBlock: hex('FF82E2F6892024BD37DC451E28CB829C'), pinFormat: 'iso0-sm4-padded' }),
    ).toBe('host.protocol');
    expect(await host.pinState(PAN)).toMatchObject({ value: { triesLeft: 2 } });
  });

  it('spends no try on a block that is no PIN block', async () => {
    const { host } = await bank();
    expect(await outcome(host, { pinBlock: hex('0011223344556677') })).toBe('host.protocol');
    expect(await host.pinState(PAN)).toMatchObject({ value: { triesLeft: 3 } });
  });

  it('says when it does not know the card and when the card is reported lost', async () => {
    const lost = await bank({ lost: true });
    expect(await outcome(lost.host)).toEqual({ outcome: 'cardLost' });
    expect(await lost.host.pinState('6217000000000000020')).toEqual({ ok: true, value: { triesLeft: null, locked: false } });
    const { host } = await bank({ pan: '6217000000000000111' });
    expect(await outcome(host)).toEqual({ outcome: 'unknownCard' });
  });

  it('keeps neither card number nor PIN in its records', async () => {
    const { db, host } = await bank();
    await outcome(host);
    const all = JSON.stringify([
      await db.selectFrom('bank_cards').selectAll().execute(),
      await db.selectFrom('bank_requests').selectAll().execute(),
    ]);
    expect(all).not.toContain(PAN);
    expect(all).not.toContain('123456');
  });

  it('is seeded once: a second time changes no PIN and no tries', async () => {
    const { db, host } = await bank({ pin: '000000' });
    await outcome(host);
    expect(await ensureBankSeeded(db, SECRET, [{ pan: PAN, pin: '123456', triesLeft: 3, triesMax: 3, lost: false }])).toBe(0);
    expect(await host.pinState(PAN)).toMatchObject({ value: { triesLeft: 2 } });
  });
});
