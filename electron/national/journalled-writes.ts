/**
 * Writes under the journal: intent before, outcome after. What was cut off is found out at the next call with the same card and told to
 * who asks for it (iQueryWrites), never guessed.
 */
import { ok } from '../../native/base/result.ts';
import { toHex } from '../../native/base/bytes.ts';
import type { OpenCard } from '../../native/card/open-card.ts';
import { journalledCard, type JournalledCard } from '../card-writes/journalled-card.ts';
import type { SettledWrite } from '../card-writes/settle.ts';
import type { WriteLog } from '../card-writes/write-journal.ts';
import { told, type Outcome } from './outcome.ts';

export interface NationalJournal extends Pick<WriteLog, 'journal' | 'session' | 'nowMs'> {
  /** Whether any write is open, of whatever card: without one no card is looked at. */
  readonly anyOpen: () => boolean;
}

/** A card under the journal. */
export interface JournalledOpenCard extends OpenCard {
  readonly socialSecurity: JournalledCard;
}

/** Functions of the interface by what they write; a block comes from another program on this journal. */
const FUNCTIONS: Readonly<Record<SettledWrite['write'], string>> = {
  changePin: 'iChangePIN',
  resetPin: 'iReloadPIN',
  unblockPin: 'iUnblockPIN',
  writeItems: 'iWriteCard',
  blockApplication: 'blockApplication',
  blockCard: 'blockCard',
};

/** 0 not carried out, 1 carried out, 2 carried out in part, 9 unknown. */
const FINDINGS: Readonly<Record<SettledWrite['finding'], string>> = { notDone: '0', done: '1', partly: '2', unknown: '9' };

export class JournalledWrites {
  readonly #journal: NationalJournal;
  /** What was found out and not yet told, by the card's answer to reset, which its serial number stands in. */
  readonly #found = new Map<string, SettledWrite[]>();

  constructor(journal: NationalJournal) {
    this.#journal = journal;
  }

  /** The same card, journalled. */
  over(card: OpenCard): JournalledOpenCard {
    const { journal, session, nowMs } = this.#journal;
    return { ...card, socialSecurity: journalledCard(card.socialSecurity, { journal, session, nowMs, atr: card.session.atr }) };
  }

  /** Finds out what is open for this card, as far as it tells; a card that cannot be looked at leaves it open. */
  async settle(card: JournalledOpenCard): Promise<Outcome<void>> {
    const settled = this.#journal.anyOpen() ? told(await card.socialSecurity.settle()) : ok([]);
    if (!settled.ok) return settled;
    this.#keep(card, settled.value);
    return ok(undefined);
  }

  /** A PIN was right: of a change or reset of unknown end the person knows now which one holds. It is no longer asked. */
  async pinWasRight(card: JournalledOpenCard): Promise<void> {
    if (!this.#journal.anyOpen()) return;
    const resolved = await card.socialSecurity.resolvePin('unsaid');
    // A card that left meanwhile leaves it open for the next time.
    if (resolved.ok) this.#keep(card, []);
  }

  /** iQueryWrites: 函数^结果^| for each write of this card that was cut off; told once, but for a PIN that is unknown still. */
  tell(card: OpenCard): string {
    const key = toHex(card.session.atr);
    const writes = this.#found.get(key) ?? [];
    this.#found.set(key, writes.filter(isUnknownPin));
    return writes.map(({ write, finding }) => `${FUNCTIONS[write]}^${FINDINGS[finding]}^|`).join('');
  }

  /** An unknown PIN is found again each time: the newest finding stands. */
  #keep(card: OpenCard, settled: readonly SettledWrite[]): void {
    const key = toHex(card.session.atr);
    const certain = (this.#found.get(key) ?? []).filter((write) => !isUnknownPin(write));
    if (certain.length + settled.length === 0) this.#found.delete(key);
    else this.#found.set(key, [...certain, ...settled]);
  }
}

function isUnknownPin({ write, finding }: SettledWrite): boolean {
  return finding === 'unknown' && (write === 'changePin' || write === 'resetPin');
}
