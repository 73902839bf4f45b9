/** A terminal that dies at any point of a PIN change or reset: the authority hears of what the card has taken, once, and of nothing else. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settleOpenWrites, tellHost, type SettleOrder } from '../../electron/session/runner/settle.ts';
import { ASKER, NEW_PIN, OLD_PIN, openBench, SUBJECT, type CardService } from './card-write.ts';

const FIXTURE = join(import.meta.dirname, 'card-write.fixture.ts');

function dieAt(directory: string, service: CardService, nth: number): 'killed' | 'finished' {
  const child = spawnSync(process.execPath, [FIXTURE, directory, service, String(nth)], { encoding: 'utf8' });
  if (child.signal === 'SIGKILL') return 'killed';
  expect({ out: child.stdout, err: child.stderr }).toEqual({ out: 'finished\n', err: '' });
  return 'finished';
}

/** The next program starts; then the card comes again, and its holder knows which PIN was right. */
async function recover(directory: string, service: CardService) {
  const bench = openBench(directory, service);
  const { host, journal, card, outbox } = bench;
  const isDone = (): boolean => bench.heard().some((one) => ('result' in one ? one.result === 'done' : one.command === 'recordPinChange'));
  host.start();
  await expect.poll(() => outbox.standing().waiting).toBe(0);
  const heardWithoutCard = isDone();
  const concluded = journal.cardWrite('visit-1-7');
  const order = {
    journal,
    host,
    card,
    terminal: ASKER.terminal,
    subject: SUBJECT,
    nowMs: () => bench.clock.nowMs(),
  } as unknown as SettleOrder;
  const settled = await settleOpenWrites(order);
  if (!settled.ok) throw new Error(settled.error.code);
  if (service === 'changePin' && concluded === 'open') {
    const resolved = await card.resolvePin(bench.cardState().pin === NEW_PIN ? 'new' : 'old');
    if (resolved.ok) await tellHost(order, resolved.value);
  }
  await expect.poll(() => outbox.standing().waiting).toBe(0);
  const left = outbox.intended().length;
  bench.close();
  const records = bench.heard().filter(({ command }) => command !== 'authorisePinReset');
  return { written: bench.cardState().pin !== OLD_PIN, records, heardWithoutCard, concluded, left };
}

it.each(['changePin', 'resetPin'] as const)('%s, killed at every point', { timeout: 240_000 }, async (service) => {
  const seen = { written: 0, notWritten: 0 };
  for (let nth = 1, end = ''; end !== 'finished'; nth += 1) {
    const directory = mkdtempSync(join(tmpdir(), 'kiosk-card-write-'));
    end = dieAt(directory, service, nth);
    const { written, records, heardWithoutCard, concluded, left } = await recover(directory, service);
    const told = records.filter((one) => one.command === 'recordPinChange' || (one.command === 'recordPinReset' && one.result === 'done'));
    expect({ nth, told: told.length }).toEqual({ nth, told: written ? 1 : 0 });
    // What the journal knows needs no card to be told; only a write that was not begun leaves its record, which is never sent.
    expect({ nth, heardWithoutCard }).toEqual({ nth, heardWithoutCard: concluded === 'done' });
    if (concluded !== 'none') expect({ nth, left }).toEqual({ nth, left: 0 });
    seen[written ? 'written' : 'notWritten'] += 1;
    rmSync(directory, { recursive: true, force: true });
  }
  expect(seen.written).toBeGreaterThan(5);
  expect(seen.notWritten).toBeGreaterThan(3);
});
