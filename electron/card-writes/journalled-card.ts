/**
 * A card whose every write stands in the journal before it is begun and after it has ended: PIN change, reset and unblock, blocking,
 * items. What was cut off stays open there, and `settle` finds out at the next insertion.
 */
import { ok, type Result } from '../../native/base/result.ts';
import type { CardItemValue, FileAddress, ReadBack, SocialSecurityFault } from '../../native/ports/social-security-card.ts';
import { triesAfter, triesOf, type Finding } from './findings.ts';
import { isCyclic, joinStamps, parsePlaces, placesOf, stampBefore, stampValues } from './item-stamps.ts';
import { identifierIn, knownTries, subjectOfCard, subjectOfChip, type CardMemory, type WholeCard } from './memory.ts';
import { concludeWrite, findItems, openPinWrites, settleWrites, type SettledWrite } from './settle.ts';
import { journalled, type CardWrite, type WriteFacts, type WriteLog, type WriteNote } from './write-journal.ts';

export interface JournalledCard extends WholeCard {
  /** The same card; what is written through it carries this in the journal as well. */
  noting(note: WriteNote): JournalledCard;
  /**
   * What became of the open writes of the card that lies in the reader, oldest first. What the card cannot tell now is left open; a
   * PIN that nobody knows is given as `unknown` each time, until `resolvePin`.
   */
  settle(): Promise<Result<readonly SettledWrite[], SocialSecurityFault>>;
  /** A PIN was right after a change or reset of unknown end: the new one, the old one, or the person does not say. */
  resolvePin(holds: 'new' | 'old' | 'unsaid'): Promise<Result<readonly SettledWrite[], SocialSecurityFault>>;
}

/** Puts a card under the journal. All of it works without reading the holder: the card is told by its identifier. */
export function journalledCard(card: WholeCard, log: WriteLog): JournalledCard {
  return new Journalled(card, log, { identifier: null, tries: 'unknown' }, {});
}

type Written<T = void> = Promise<Result<T, SocialSecurityFault>>;

class Journalled implements JournalledCard {
  readonly #card: WholeCard;
  readonly #log: WriteLog;
  readonly #memory: CardMemory;
  readonly #note: WriteNote;

  constructor(card: WholeCard, log: WriteLog, memory: CardMemory, note: WriteNote) {
    this.#card = card;
    this.#log = log;
    this.#memory = memory;
    this.#note = note;
  }

  noting(note: WriteNote): JournalledCard {
    return new Journalled(this.#card, this.#log, this.#memory, note);
  }

  settle(): ReturnType<JournalledCard['settle']> {
    return settleWrites(this.#card, this.#log, this.#memory);
  }

  async resolvePin(holds: 'new' | 'old' | 'unsaid'): ReturnType<JournalledCard['resolvePin']> {
    const subject = await subjectOfCard(this.#card, this.#memory, this.#log.journal);
    if (!subject.ok) return subject;
    const finding = holds === 'new' ? 'done' : holds === 'old' ? 'notDone' : 'unknown';
    const how = holds === 'unsaid' ? 'a PIN was right; the person could not say which' : `verified: the ${holds} PIN holds`;
    return ok(openPinWrites(this.#log.journal, subject.value).flatMap((write) => concludeWrite(this.#log, write, finding, how)));
  }

  async read(signal?: AbortSignal): ReturnType<WholeCard['read']> {
    const data = await this.#card.read(signal);
    if (data.ok) this.#memory.identifier = data.value.card.cardIdentifier;
    return data;
  }

  async pinState(signal?: AbortSignal): ReturnType<WholeCard['pinState']> {
    const pin = await this.#card.pinState(signal);
    // Once a PIN was right the card says no more than that.
    if (pin.ok && pin.value.state !== 'unknown') this.#memory.tries = triesOf(pin.value);
    return pin;
  }

  async verifyPin(...pin: Parameters<WholeCard['verifyPin']>): ReturnType<WholeCard['verifyPin']> {
    const outcome = await this.#card.verifyPin(...pin);
    this.#memory.tries = (outcome.ok ? triesAfter(outcome.value) : 'unknown') ?? this.#memory.tries;
    return outcome;
  }

  async readItems(...wanted: Parameters<WholeCard['readItems']>): ReturnType<WholeCard['readItems']> {
    const items = await this.#card.readItems(...wanted);
    if (items.ok) this.#memory.identifier ??= identifierIn(wanted[0], items.value);
    return items;
  }

  askBlocked(...application: Parameters<WholeCard['askBlocked']>): ReturnType<WholeCard['askBlocked']> {
    return this.#card.askBlocked(...application);
  }

  async changePin(...pins: Parameters<WholeCard['changePin']>): ReturnType<WholeCard['changePin']> {
    const words = ({ outcome }: { outcome: string }) => (outcome === 'correct' ? 'done' : outcome);
    const changed = await this.#writePin('changePin', () => this.#card.changePin(...pins), words);
    if (changed.ok) this.#memory.tries = triesAfter(changed.value) ?? this.#memory.tries;
    if (changed.ok && changed.value.outcome === 'correct') await this.#supersede();
    return changed;
  }

  async changePinAtReader(...pin: Parameters<WholeCard['changePinAtReader']>): ReturnType<WholeCard['changePinAtReader']> {
    const words = ({ outcome }: { outcome: string }) => (outcome === 'correct' ? 'done' : outcome);
    const changed = await this.#writePin('changePin', () => this.#card.changePinAtReader(...pin), words);
    if (changed.ok && changed.value.outcome !== 'different') this.#memory.tries = triesAfter(changed.value) ?? this.#memory.tries;
    if (changed.ok && changed.value.outcome === 'correct') await this.#supersede();
    return changed;
  }

  async resetPin(...pin: Parameters<WholeCard['resetPin']>): Written {
    const reset = await this.#writePin('resetPin', () => this.#card.resetPin(...pin), done);
    if (reset.ok) await this.#supersede();
    return reset;
  }

  unblockPin(): Written {
    return this.#writePin('unblockPin', () => this.#card.unblockPin(), done);
  }

  blockApplication(...[capability, application = 'SSSE']: Parameters<WholeCard['blockApplication']>): Written {
    const facts = { application, clerk: capability.clerk };
    return this.#block('blockApplication', facts, () => this.#card.blockApplication(capability, application));
  }

  blockCard(...[capability]: Parameters<WholeCard['blockCard']>): Written {
    return this.#block('blockCard', { application: 'SSSE', clerk: capability.clerk }, () => this.#card.blockCard(capability));
  }

  authorizeWriting(...file: Parameters<WholeCard['authorizeWriting']>): Written {
    return this.#card.authorizeWriting(...file);
  }

  /** A refusal in the middle of several values leaves some of them written, so it is read back at once, where it can be read. */
  async writeItems(address: FileAddress, items: readonly CardItemValue[], readBack: ReadBack = 'always'): Written {
    const { journal } = this.#log;
    const subject = await subjectOfCard(this.#card, this.#memory, journal);
    if (!subject.ok) return subject;
    const places = placesOf(items);
    const before = await stampBefore(this.#card, journal, subject.value, { address, places: parsePlaces(places) }, readBack);
    if (!before.ok) return before;
    const file = `${address.application}/${address.file}`;
    const intended = stampValues(
      journal,
      subject.value,
      items.map(({ value }) => value),
    );
    const facts = { file, places, cyclic: isCyclic(items), before: joinStamps(before.value), intended: joinStamps(intended) };
    const write = { write: 'writeItems', subject: subject.value, facts, note: this.#note } as const;
    const act = () => this.#card.writeItems(address, items, readBack);
    const look = () =>
      readBack === 'always' ? this.#readBack(subject.value, facts) : Promise.resolve(items.length === 1 ? 'failed' : null);
    return journalled(this.#log, write, act, done, look);
  }

  async #writePin<T>(write: CardWrite, act: () => Written<T>, words: (value: T) => string): Written<T> {
    const subject = await subjectOfCard(this.#card, this.#memory, this.#log.journal);
    if (!subject.ok) return subject;
    const tries = await knownTries(this.#card, this.#memory);
    if (!tries.ok) return tries;
    this.#memory.tries = 'unknown';
    const intended = { write, subject: subject.value, facts: { triesBefore: tries.value }, note: this.#note };
    return journalled(this.#log, intended, act, words);
  }

  #block(write: CardWrite, facts: WriteFacts, act: () => Written): Written {
    const subject = subjectOfChip(this.#log.atr, this.#log.journal);
    return journalled(this.#log, { write, subject, facts, note: this.#note }, act, done);
  }

  async #readBack(subject: string, facts: WriteFacts): Promise<Finding | null> {
    const found = await findItems(this.#card, this.#log.journal, subject, facts);
    return found.ok ? found.value : null;
  }

  /** A PIN that was set now answers whatever was unknown of it before. */
  async #supersede(): Promise<void> {
    const subject = await subjectOfCard(this.#card, this.#memory, this.#log.journal);
    if (!subject.ok) return;
    for (const write of openPinWrites(this.#log.journal, subject.value))
      concludeWrite(this.#log, write, 'superseded', 'a PIN was set afterwards');
  }
}

function done(): string {
  return 'done';
}
