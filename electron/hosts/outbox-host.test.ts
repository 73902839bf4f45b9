import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../test/support/manual-clock.ts';
import { bench, CARD, envelope, START_MS, type Bench } from '../../db/authority/testing.ts';
import type { AuthorityCommand } from '../../db/authority/api.ts';
import { deliver } from '../../db/outbox/deliver.ts';
import { Outbox } from '../../db/outbox/outbox.ts';
import { settleIntended, type WriteStanding } from '../../db/outbox/settle-intended.ts';
import { openSeal } from '../audit/seal.ts';
import { createEmbeddedSocialSecurityHost } from './embedded-authority.ts';
import { createHostFaultControl, onFaultyLine } from './faulty.ts';
import { type OutboxHost, withOutbox } from './outbox-host.ts';

const RETRY_MS = 15_000;
let directory: string;
let outbox: Outbox;
let records: Bench;
let host: OutboxHost;
const bugs: unknown[] = [];
/** How writes on cards stand in the journal. */
const standings = new Map<string, WriteStanding>();
let clock = manualClock();
let control = createHostFaultControl();

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-outbox-host-'));
  outbox = new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key')));
  records = await bench();
  clock = manualClock();
  control = createHostFaultControl();
  host = withOutbox(onFaultyLine(createEmbeddedSocialSecurityHost(records.authority), { control, clock, slowMs: 1 }), {
    outbox,
    deliver: (target) => deliver(outbox, target, () => clock.nowMs()),
    settleIntended: () => settleIntended(outbox, (writeKey) => standings.get(writeKey) ?? 'none', clock.nowMs()),
    mayWait: ({ command }) => command === 'reportLoss',
    clock,
    retryMs: RETRY_MS,
    onBug: (error) => bugs.push(error),
  });
});
afterEach(() => {
  host.stop();
  outbox.close();
  rmSync(directory, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

const loss = (): AuthorityCommand => ({ ...envelope(), command: 'reportLoss', cardFunction: 'socialSecurity' });
const lift = (): AuthorityCommand => ({ ...envelope(), command: 'liftLoss', cardFunction: 'socialSecurity' });
const reports = () => records.db.selectFrom('loss_reports').selectAll().execute();

describe('a terminal whose host is away', () => {
  it('does at once what the host does at once', async () => {
    expect(await host.execute(loss())).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(outbox.standing().waiting).toBe(0);
  });

  it('takes a loss in, says so, and sends it when the host is back', async () => {
    control.set('down');
    const command = loss();
    expect(await host.execute(command)).toMatchObject({ ok: true, value: { outcome: 'accepted', number: 'W-000001' } });
    expect(await reports()).toEqual([]);
    expect(await host.outcomeOf(command.idempotencyKey)).toMatchObject({ ok: false, error: { code: 'host.unreachable' } });
    await clock.advance(RETRY_MS);
    expect(outbox.standing().waiting).toBe(1);
    control.set('none');
    await clock.advance(RETRY_MS);
    await expect.poll(() => outbox.standing().waiting).toBe(0);
    expect(await host.outcomeOf(command.idempotencyKey)).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(await reports()).toHaveLength(1);
  });

  it('gives a repeat the same acceptance, not a second one', async () => {
    control.set('down');
    const command = loss();
    const first = await host.execute(command);
    expect(await host.execute(command)).toEqual(first);
    expect(outbox.standing().waiting).toBe(1);
  });

  it('takes nothing in that the rules do not let wait', async () => {
    control.set('down');
    expect(await host.execute(lift())).toMatchObject({ ok: false, error: { code: 'host.unreachable' } });
    expect(outbox.standing().waiting).toBe(0);
  });

  it('lets no later command of the same person overtake one that waits', async () => {
    control.set('down');
    expect(await host.execute(loss())).toMatchObject({ value: { outcome: 'accepted' } });
    expect(await host.execute(lift())).toMatchObject({ ok: false, error: { code: 'host.unreachable' } });
    control.set('none');
    expect(await host.execute(lift())).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(await reports()).toMatchObject([{ ended_by: 'lift' }]);
  });

  it('keeps the record of what a card has taken already, which no rule lets wait, and tells it once when the host is back', async () => {
    await records.db.updateTable('cards').set({ initial_pin: 1 }).execute();
    const initial = async () =>
      (await records.db.selectFrom('cards').select('initial_pin').where('card_number', '=', CARD).executeTakeFirst())?.initial_pin;
    control.set('down');
    const record: AuthorityCommand = { ...envelope(), command: 'recordPinChange', atMs: START_MS };
    expect(await host.execute(record)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
    expect(await host.execute(record)).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
    expect([outbox.standing().waiting, await initial()]).toEqual([1, 1]);
    control.set('none');
    await clock.advance(RETRY_MS);
    await expect.poll(() => outbox.standing().waiting).toBe(0);
    expect(await initial()).toBe(0);
    expect(await host.execute(record)).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(await records.db.selectFrom('requests').select('command').execute()).toEqual([{ command: 'recordPinChange' }]);
  });

  it('has the record of a write on a card on disk before the write, and tells it only once the write was done', async () => {
    const record: AuthorityCommand = { ...envelope(), command: 'recordPinChange', atMs: START_MS };
    host.cardRecords.intend('write-1', record);
    host.start();
    expect([outbox.standing().waiting, await records.db.selectFrom('requests').selectAll().execute()]).toEqual([0, []]);
    expect(await host.execute(record)).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(host.cardRecords.isIntended(record.idempotencyKey)).toBe(false);
    expect(await host.execute(record)).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(await records.db.selectFrom('requests').selectAll().execute()).toHaveLength(1);
  });

  it('sends at the next start what the journal knows to be done, although nobody came to say so', async () => {
    const [done, open] = [envelope(), envelope()];
    host.cardRecords.intend('write-done', { ...done, command: 'recordPinChange', atMs: START_MS });
    host.cardRecords.intend('write-open', { ...open, command: 'recordPinChange', atMs: START_MS });
    standings.set('write-done', 'done').set('write-open', 'open');
    host.start();
    await expect
      .poll(() => records.db.selectFrom('requests').select('idempotency_key').execute())
      .toEqual([{ idempotency_key: done.idempotencyKey }]);
    expect(outbox.intended().map(({ writeKey }) => writeKey)).toEqual(['write-open']);
  });

  it('tells the records in their order: a change that was held up does not undo the reset that came after it', async () => {
    control.set('down');
    expect(await host.execute({ ...envelope(), command: 'recordPinChange', atMs: START_MS })).toMatchObject({ ok: true });
    records.passMs(60_000);
    const leave = await records.authority.execute({ ...envelope(), command: 'authorisePinReset' });
    const authorisation = leave.outcome === 'done' ? leave.receipt.number : '';
    const reset = await records.authority.execute({ ...envelope(), command: 'recordPinReset', authorisation, result: 'done' });
    expect(reset).toMatchObject({ outcome: 'done' });
    control.set('none');
    await clock.advance(RETRY_MS);
    await expect.poll(() => outbox.standing().waiting).toBe(0);
    const person = await records.authority.person(envelope().subject);
    expect(person.ok && person.value.card.initialPin).toBe(true);
  });

  it('finds a lost answer out before it takes anything in', async () => {
    control.set('answerLost', 1);
    expect(await host.execute(loss())).toMatchObject({ ok: true, value: { outcome: 'done' } });
    expect(outbox.standing().waiting).toBe(0);
    expect(await reports()).toHaveLength(1);
  });

  it('sends at the start what an earlier run left', async () => {
    expect(outbox.put(loss(), 1).ok).toBe(true);
    host.start();
    await expect.poll(() => outbox.standing().waiting).toBe(0);
    expect(await reports()).toHaveLength(1);
  });
});
