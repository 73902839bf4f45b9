/**
 * Every write on a card, cut off at every command: before it, in the middle, with power lost before and after the card's own commit, or
 * with a card that falls silent. What the next insertion finds out is compared with what the card truly holds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../electron/audit/journal.ts';
import { journalledCard, type JournalledCard } from '../../electron/card-writes/journalled-card.ts';
import { testKeys } from '../../electron/compose-sim-keys.ts';
import type { Fault } from '../../native/base/fault.ts';
import type { Result } from '../../native/base/result.ts';
import { openCard } from '../../native/card/open-card.ts';
import type { CardItemValue, FileAddress } from '../../native/ports/social-security-card.ts';
import { KEY_IDS } from '../../native/sim/card/files/layout-table.ts';
import { loadVirtualCard } from '../../native/sim/card/index.ts';
import type { CardSnapshot, VirtualCard } from '../../native/sim/card/virtual-card.ts';
import { type CardFaultRule, withFaults } from '../../native/sim/faults.ts';
import { SimulatedCardReaders } from '../../native/sim/reader.ts';

const READER = 'Reader';
const OLD = '000000';
const NEW = '135790';
const digits = (pin: string): Uint8Array => Uint8Array.from(pin, Number);

/** The block key of an application has a number of the issuer's own. */
const ISSUERS_NUMBERS = { LKDF01: KEY_IDS['DF01']?.['LKDF01'] ?? 0 };

function must<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

const CUTS: readonly (readonly [string, (nth: number) => CardFaultRule])[] = [
  ['before a command', (nth) => ({ kind: 'removeBefore', nth })],
  ['before its answer', (nth) => ({ kind: 'removeDuring', nth })],
  ['before the commit', (nth) => ({ kind: 'tear', nth, at: 'beforeCommit' })],
  ['after the commit', (nth) => ({ kind: 'tear', nth, at: 'afterCommit' })],
  ['by silence', (nth) => ({ kind: 'muteAfter', commands: nth })],
];

interface Operation {
  readonly name: string;
  readonly card: string;
  /** Needs the PIN before it, now and when it is found out. */
  readonly verified?: boolean;
  run(card: JournalledCard): Promise<Result<unknown, Fault>>;
  /** What a card holds that says whether it was done, as text. */
  mark(snapshot: CardSnapshot): string;
}

function items(
  name: string,
  application: FileAddress['application'],
  file: string,
  values: readonly CardItemValue[],
  verified = false,
): Operation {
  return {
    name,
    card: 'zhaotong',
    verified,
    run: (card) => card.writeItems({ application, file }, values),
    mark: ({ written }) => JSON.stringify(written[`${application}/${file}`] ?? 'as personalised'),
  };
}

const OPERATIONS: readonly Operation[] = [
  { name: 'PIN change', card: 'zhaotong', run: (card) => card.changePin(digits(OLD), digits(NEW)), mark: ({ pin }) => pin ?? 'none' },
  {
    name: 'PIN reset of a locked PIN',
    card: 'locked-pin',
    run: (card) => card.resetPin(digits(NEW)),
    mark: ({ pin, pinTriesLeft }) => `${pin} ${pinTriesLeft > 0}`,
  },
  { name: 'PIN reset of a forgotten PIN', card: 'zhaotong', run: (card) => card.resetPin(digits(NEW)), mark: ({ pin }) => pin ?? 'none' },
  { name: 'PIN unblock', card: 'locked-pin', run: (card) => card.unblockPin(), mark: ({ pinTriesLeft }) => `${pinTriesLeft > 0}` },
  {
    name: 'block of the environment',
    card: 'zhaotong',
    run: (card) => card.blockApplication({ clerk: '0017' }),
    mark: ({ blocked }) => blocked,
  },
  {
    name: 'block of an application',
    card: 'zhaotong',
    run: (card) => card.blockApplication({ clerk: '0017' }, 'DF01'),
    mark: ({ blockedApplications }) => blockedApplications.join(),
  },
  { name: 'card block', card: 'zhaotong', run: (card) => card.blockCard({ clerk: '0017' }), mark: ({ blocked }) => blocked },
  items('one item', 'DF01', 'EF08', [{ tag: 0x2b, value: '3' }]),
  items('two items', 'DF01', 'EF05', [
    { tag: 0x20, value: '20' },
    { tag: 0x0e, value: '530602' },
  ]),
  items('a cyclic record', 'DF02', 'EF07', [{ tag: 0, value: '4010200^20200701^^' }], true),
];

let directory: string;
let journal: ReturnType<typeof openJournal>;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-torn-'));
  journal = openJournal({ directory, clock: { nowMs: () => 1 } });
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function plastic(id: string): VirtualCard {
  return must(loadVirtualCard(id));
}

/** One insertion of a card; `use` ends it. A PIN is verified first where the operation needs it. */
async function visit<T>(card: VirtualCard, pin: string | null, use: (card: JournalledCard) => Promise<T>): Promise<T | 'gone'> {
  const readers = new SimulatedCardReaders();
  readers.addReader(READER);
  readers.insert(READER, card);
  const [reader] = readers.list();
  const insertion = reader?.state.media === 'present' ? reader.state.insertion : 1;
  const open = must(await openCard(readers, READER, insertion, { keys: must(testKeys()), keyNumbers: ISSUERS_NUMBERS }));
  const log = { journal, session: 's', nowMs: () => 1, atr: open.session.atr };
  const journalled = journalledCard(open.socialSecurity, log);
  try {
    if (pin !== null && !(await journalled.verifyPin(digits(pin))).ok) return 'gone';
    return await use(journalled);
  } finally {
    await open.close();
  }
}

/** Takes an unknown PIN to its end as a person would: the new one first, then the old one; gives the tries that it cost. */
async function resolveByTyping(card: VirtualCard): Promise<void> {
  await visit(card, null, async (journalled) => {
    const first = must(await journalled.verifyPin(digits(NEW)));
    const second = first.outcome === 'correct' ? null : must(await journalled.verifyPin(digits(OLD)));
    expect([first.outcome, second?.outcome]).toContain('correct');
    const [resolved] = must(await journalled.resolvePin(second === null ? 'new' : 'old'));
    expect(resolved?.finding).toBe(card.snapshot().pin === NEW ? 'done' : 'notDone');
  });
}

describe.each(OPERATIONS)('$name', (operation) => {
  const pin = operation.verified === true ? OLD : null;

  it.each(CUTS)('cut off %s, at any command, is found out as it truly is', async (_cut, cutAt) => {
    const whole = plastic(operation.card);
    const before = operation.mark(whole.snapshot());
    expect(await visit(whole, pin, (card) => operation.run(card))).toMatchObject({ ok: true });
    const after = operation.mark(whole.snapshot());
    expect(after).not.toBe(before);
    const tries = plastic(operation.card).snapshot().pinTriesLeft;

    let finished = false;
    const found = new Set<string>();
    for (let nth = 1; !finished; nth += 1) {
      const card = plastic(operation.card);
      const outcome = await visit(withFaults(card, [cutAt(nth)]), pin, (journalled) => operation.run(journalled));
      finished = outcome !== 'gone' && outcome.ok;
      const truth = operation.mark(card.snapshot());
      // A card that left is no wrong PIN.
      expect(card.snapshot().pinTriesLeft).toBeGreaterThanOrEqual(tries);
      const open = journal.unresolved().length;
      const settled = await visit(card, truth.includes('application') || truth === 'card' ? null : pin, (journalled) =>
        journalled.settle(),
      );
      if (settled === 'gone') throw new Error('the card was pulled twice');
      const [told, ...more] = settled.ok ? settled.value : [];
      expect(more).toEqual([]);
      expect(told === undefined).toBe(open === 0);
      if (told !== undefined) {
        found.add(told.finding);
        if (told.finding === 'unknown') await resolveByTyping(card);
        else expect([truth, told.finding]).toEqual([truth, truth === after ? 'done' : truth === before ? 'notDone' : 'partly']);
      }
      expect(journal.unresolved()).toEqual([]);
      if (nth > 80) throw new Error('it never finished');
    }
    // Something was open at least once: the cuts have met the write itself.
    expect([...found].length).toBeGreaterThan(0);
    expect(JSON.stringify(journal.steps('s'))).not.toMatch(/135790|530602|4010200|00000000/);
  });
});

describe('what is open of one card', () => {
  it('stays open when another card comes', async () => {
    const card = withFaults(plastic('locked-pin'), [{ kind: 'removeBefore', nth: 8 }]);
    expect(await visit(card, null, (journalled) => journalled.resetPin(digits(OLD)))).toMatchObject({ error: { code: 'card.removed' } });
    expect(journal.unresolved()).toHaveLength(1);
    expect(await visit(plastic('zhaotong'), null, (journalled) => journalled.settle())).toEqual({ ok: true, value: [] });
    expect(journal.unresolved()).toHaveLength(1);
  });

  it('is answered by a PIN that is set afterwards', async () => {
    const card = plastic('zhaotong');
    let open = false;
    for (let nth = 1; !open; nth += 1) {
      expect(
        await visit(withFaults(card, [{ kind: 'removeBefore', nth }]), null, (journalled) =>
          journalled.changePin(digits(OLD), digits(NEW)),
        ),
      ).toMatchObject({ ok: false });
      open = journal.unresolved().length > 0;
    }
    expect(await visit(card, null, (journalled) => journalled.settle())).toMatchObject({
      value: [{ write: 'changePin', finding: 'unknown' }],
    });
    await visit(card, null, async (journalled) => must(await journalled.resetPin(digits(NEW))));
    expect(journal.unresolved()).toEqual([]);
    expect(await visit(card, null, (journalled) => journalled.settle())).toEqual({ ok: true, value: [] });
  });
});
