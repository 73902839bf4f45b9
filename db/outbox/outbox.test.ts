import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { openSeal } from '../../electron/audit/seal.ts';
import { bench, envelope, HOLDER, NEWCOMER } from '../authority/testing.ts';
import type { AuthorityCommand, CommandOutcome } from '../authority/api.ts';
import { deliver } from './deliver.ts';
import { Outbox } from './outbox.ts';

let directory: string;
let outbox: Outbox;
const open = (): Outbox => new Outbox(join(directory, 'outbox.sqlite'), openSeal(join(directory, 'outbox.key')));
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-outbox-'));
  outbox = open();
});
afterEach(() => {
  outbox.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Takes a command in; throws when it is refused. */
function put(command: AuthorityCommand, atMs: number): void {
  const taken = outbox.put(command, atMs);
  if (!taken.ok) throw new Error(taken.error.code);
}

const DONE: CommandOutcome = {
  outcome: 'done',
  receipt: { number: 'ZT-1', issuedAtMs: 5, functions: [], lapsesOn: null, movedBalanceFen: null },
};

type Ask = Parameters<typeof envelope>[0];
const report = (ask: Ask): AuthorityCommand => ({ ...envelope(ask), command: 'reportLoss', cardFunction: 'socialSecurity' });
const lift = (ask: Ask): AuthorityCommand => ({ ...envelope(ask), command: 'liftLoss', cardFunction: 'socialSecurity' });

/** A host that notes what it was sent and answers as told. */
function target(answer: (command: AuthorityCommand) => Result<CommandOutcome, Fault>) {
  const sent: string[] = [];
  return {
    sent,
    execute: (command: AuthorityCommand) => {
      sent.push(command.idempotencyKey);
      return Promise.resolve(answer(command));
    },
  };
}

const away = (): Result<CommandOutcome, Fault> => err(fault('host.unreachable', 'the line is down'));

describe('the outbox', () => {
  it('keeps what was taken in through a restart, and gives it once', () => {
    const command = report({ idempotencyKey: 'loss-key-1' });
    expect(outbox.put(command, 7)).toMatchObject({ ok: true, value: { acceptedAtMs: 7, outcome: null } });
    outbox.close();
    outbox = open();
    expect(outbox.put(command, 9)).toMatchObject({ ok: true, value: { acceptedAtMs: 7 } });
    expect(outbox.standing()).toEqual({ waiting: 1, damaged: 0, oldestAtMs: 7 });
    expect(outbox.heads().map((head) => head.command)).toEqual([command]);
  });

  it('refuses another command under a key that is taken', () => {
    put(report({ idempotencyKey: 'loss-key-1' }), 1);
    const other = outbox.put(lift({ idempotencyKey: 'loss-key-1' }), 2);
    expect(other).toMatchObject({ ok: false, error: { code: 'outbox.keyReused' } });
    expect(outbox.standing().waiting).toBe(1);
  });

  it('holds nobody’s number on disk in clear, and no body once answered', async () => {
    put(report({ idempotencyKey: 'loss-key-1' }), 1);
    await deliver(
      outbox,
      target(() => ok(DONE)),
      () => 2,
    );
    outbox.close();
    for (const file of ['outbox.sqlite', 'outbox.sqlite-wal']) {
      const bytes = readIfThere(join(directory, file));
      expect(bytes.includes(HOLDER)).toBe(false);
    }
    outbox = open();
    expect(outbox.find('loss-key-1')?.outcome).toEqual(DONE);
  });

  it('sends one person’s commands in their order, each only after the answer to the one before', async () => {
    const other = { socialSecurityNumber: NEWCOMER };
    put(report({ idempotencyKey: 'a-loss-key' }), 1);
    put(lift({ idempotencyKey: 'a-lift-key' }), 2);
    put(report({ idempotencyKey: 'b-loss-key', subject: other }), 3);
    const host = target(() => ok(DONE));
    expect(await deliver(outbox, host, () => 4)).toEqual({ answered: 3, stopped: null });
    expect(host.sent).toEqual(['a-loss-key', 'b-loss-key', 'a-lift-key']);
    expect(await deliver(outbox, host, () => 5)).toEqual({ answered: 0, stopped: null });
  });

  it('stops at a host that is away and goes on there', async () => {
    put(report({ idempotencyKey: 'a-loss-key' }), 1);
    put(report({ idempotencyKey: 'b-loss-key', subject: { socialSecurityNumber: NEWCOMER } }), 2);
    const down = target(away);
    expect(await deliver(outbox, down, () => 3)).toEqual({ answered: 0, stopped: 'host.unreachable' });
    expect(down.sent).toEqual(['a-loss-key']);
    expect(outbox.find('a-loss-key')).toMatchObject({ attempts: 1, outcome: null });
    expect(
      await deliver(
        outbox,
        target(() => ok(DONE)),
        () => 4,
      ),
    ).toEqual({ answered: 2, stopped: null });
  });

  it('lets a command that the host does not understand hold up its own person only', async () => {
    put(report({ idempotencyKey: 'a-loss-key' }), 1);
    put(lift({ idempotencyKey: 'a-lift-key' }), 1);
    put(report({ idempotencyKey: 'b-loss-key', subject: { socialSecurityNumber: NEWCOMER } }), 2);
    const host = target(({ idempotencyKey }) => (idempotencyKey === 'a-loss-key' ? err(fault('host.protocol', 'what?')) : ok(DONE)));
    expect((await deliver(outbox, host, () => 3)).answered).toBe(1);
    expect(outbox.find('b-loss-key')?.outcome).toEqual(DONE);
    expect(outbox.find('a-lift-key')?.outcome).toBeNull();
    expect(host.sent).not.toContain('a-lift-key');
  });

  it('keeps and counts an entry that cannot be opened, and sends nothing in its place', async () => {
    put(report({ idempotencyKey: 'a-loss-key' }), 1);
    outbox.close();
    const stranger = { ...openSeal(join(directory, 'outbox.key')), open: () => err(fault('journal.sealBroken', 'another key')) };
    outbox = new Outbox(join(directory, 'outbox.sqlite'), stranger);
    const host = target(() => ok(DONE));
    await deliver(outbox, host, () => 2);
    expect(host.sent).toEqual([]);
    expect(outbox.standing()).toEqual({ waiting: 1, damaged: 1, oldestAtMs: 1 });
    expect(outbox.find('a-loss-key')?.faultCode).toBe('outbox.damaged');
  });

  it('never does a command twice at the authority, however often it is sent', async () => {
    const { authority, db } = await bench();
    const command = report({ idempotencyKey: `loss-${randomBytes(4).toString('hex')}` });
    put(command, 1);
    // The answer is lost once, and once the terminal dies before it has written the answer down.
    let lost = 1;
    const host = target(() => ok(DONE));
    const execute = async (sent: AuthorityCommand): Promise<Result<CommandOutcome, Fault>> => {
      const outcome = await authority.execute(sent);
      host.sent.push(sent.idempotencyKey);
      return lost-- > 0 ? err(fault('host.unknownOutcome', 'the answer was lost')) : ok(outcome);
    };
    await deliver(outbox, { execute }, () => 2);
    expect((await execute(command)).ok).toBe(true);
    await deliver(outbox, { execute }, () => 3);
    expect(host.sent).toHaveLength(3);
    expect(outbox.find(command.idempotencyKey)?.outcome?.outcome).toBe('done');
    expect(await db.selectFrom('loss_reports').selectAll().execute()).toHaveLength(1);
  });

  it('removes old answers and never what waits', async () => {
    put(report({ idempotencyKey: 'a-loss-key' }), 1);
    await deliver(
      outbox,
      target(() => ok(DONE)),
      () => 10,
    );
    put(lift({ idempotencyKey: 'a-lift-key' }), 2);
    expect(outbox.purge(11)).toBe(1);
    expect(outbox.find('a-loss-key')).toBeNull();
    expect(outbox.find('a-lift-key')).not.toBeNull();
  });
});

function readIfThere(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
