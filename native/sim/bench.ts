/** The typed control of the simulators on one bench: what a person's hands and a failing machine do to cards, ID reader and printers. */
import type { Clock } from '../base/clock.ts';
import { fault, type Fault } from '../base/fault.ts';
import { Lock } from '../base/lock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { DEFAULT_PERSONA_ID, listVirtualCards, loadVirtualCard } from './card/index.ts';
import type { CardSummary } from './card/library.ts';
import type { Persona } from './card/persona.ts';
import type { CardPlace } from './bench/card-place.ts';
import { Wallet } from './bench/wallet.ts';
import type { CardFaultRule } from './faults.ts';
import { parseCardFaults } from './fault-rules.ts';
import type { SamReaderSim } from './idreader/idreader-sim.ts';
import { idCardOf, idCardWithoutCard, WITHOUT_CARD, type IdCardValidity } from './bench/id-card.ts';
import type { SimDocument } from './idreader/documents.ts';
import { type IdReaderTrouble, troubleIdReader } from './bench/id-reader-trouble.ts';
import type { DocumentPrinterSim } from './printer/document-printer.ts';
import type { EscPosPrinterSim } from './printer/escpos-sim.ts';

/** What is the matter with a printer; `full` puts everything right. */
export type PaperState = 'full' | 'low' | 'out' | 'jammed' | 'coverOpen' | 'unplugged';
export type PrinterName = 'slip' | 'document';

export type BenchFault = Fault<'sim.badFaults' | 'sim.noIdCard'>;

export interface BenchParts {
  /** The reader of the terminal. `onLeft` tells when a card has gone by itself. */
  readonly place: (onLeft: () => void) => CardPlace;
  readonly idReader: SamReaderSim;
  readonly slipPrinter: EscPosPrinterSim;
  readonly documentPrinter: DocumentPrinterSim;
  readonly personas: readonly Persona[];
  /** How long a card is held to the antenna, and a slow card thinks. */
  readonly clock: Clock;
}

/** A full tray, and one whose sensor sees the end. */
const SHEETS = { full: 250, low: 10, out: 0 } as const;

export class Bench {
  readonly wallet: Wallet;
  /** All cards that the wallet holds, the usual one first. */
  readonly cards: readonly CardSummary[];
  readonly #parts: BenchParts;
  readonly #place: CardPlace;
  readonly #one = new Lock();
  readonly #listeners = new Set<() => void>();
  readonly #paper = new Map<PrinterName, PaperState>();
  #card: string | null = null;
  #idCard: string | null = null;
  #endOfTap: () => void = () => undefined;

  constructor(parts: BenchParts) {
    this.#parts = parts;
    const cards = listVirtualCards();
    if (!cards.ok) throw new Error(cards.error.detail);
    this.cards = cards.value.toSorted((a, b) => Number(b.id === DEFAULT_PERSONA_ID) - Number(a.id === DEFAULT_PERSONA_ID));
    this.#place = parts.place(() => this.#changed());
    this.wallet = new Wallet((delayMs) => new Promise((resolve) => parts.clock.after(delayMs, resolve)));
    parts.slipPrinter.onSlip(() => this.#changed());
  }

  /** Calls `listener` after each change; the function returned ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The wallet's card in the reader. */
  cardIn(): string | null {
    return this.#place.occupied() ? this.#card : null;
  }

  /** Whose ID card lies on its reader. */
  idCardOn(): string | null {
    return this.#idCard;
  }

  paper(printer: PrinterName): PaperState {
    return this.#paper.get(printer) ?? 'full';
  }

  /** Puts a card in with these faults; the one that lies there is taken out first. */
  insert(id: string, faults: readonly unknown[] = []): Promise<Result<void, Fault>> {
    return this.#one.run(() => this.#put(id, 'contact', faults));
  }

  /** Holds a card to the antenna for so long, and takes it away again. */
  tap(id: string, heldMs: number, faults: readonly unknown[] = []): Promise<Result<void, Fault>> {
    return this.#one.run(async () => {
      const put = await this.#put(id, 'contactless', faults);
      if (put.ok) this.#endOfTap = this.#parts.clock.after(heldMs, () => void this.pull());
      return put;
    });
  }

  pull(): Promise<void> {
    return this.#one.run(() => this.#takeOut());
  }

  /** Faults of a card from now on, also of the one in the reader; an empty list makes it sound. */
  setFaults(id: string, faults: readonly unknown[]): Result<void, Fault> {
    const card = this.wallet.card(id);
    if (!card.ok) return card;
    const rules = readFaults(faults);
    if (!rules.ok) return rules;
    card.value.contact.setFaults(rules.value);
    card.value.contactless.setFaults(rules.value);
    return ok(undefined);
  }

  /** Lays a persona's ID card on the reader; it is good for ever unless told. */
  layIdCard(id: string, validity: IdCardValidity = 'longTerm'): Result<void, BenchFault> {
    if (id === WITHOUT_CARD) return this.#lay(id, idCardWithoutCard(validity));
    const persona = this.#parts.personas.find((candidate) => candidate.id === id);
    if (persona === undefined) return err(fault('sim.noIdCard', `there is no persona ${JSON.stringify(id)} with an ID card`));
    const document = idCardOf(persona, validity);
    if (document === null) return err(fault('sim.noIdCard', `${JSON.stringify(id)} came with a passport, which has no such chip`));
    return this.#lay(id, document);
  }

  takeIdCard(): void {
    this.#idCard = null;
    this.#parts.idReader.takeAway();
    this.#changed();
  }

  /** What is the matter with the ID-card reader from now on, or with the next document; `none` puts everything right. */
  troubleIdReader(trouble: IdReaderTrouble): void {
    troubleIdReader(this.#parts.idReader, trouble);
    this.#changed();
  }

  setPaper(printer: PrinterName, state: PaperState): void {
    this.#paper.set(printer, state);
    if (printer === 'slip') this.#setSlipPrinter(state);
    else this.#setDocumentPrinter(state);
    this.#changed();
  }

  #lay(id: string, document: SimDocument): Result<void, never> {
    this.#idCard = id;
    this.#parts.idReader.place(document);
    this.#changed();
    return ok(undefined);
  }

  async #put(id: string, way: 'contact' | 'contactless', faults: readonly unknown[]): Promise<Result<void, Fault>> {
    const card = this.wallet.card(id);
    if (!card.ok) return card;
    const set = this.setFaults(id, faults);
    if (!set.ok) return set;
    await this.#takeOut();
    const inserted = await this.#place.insert(card.value[way]);
    this.#card = inserted.ok ? id : null;
    this.#changed();
    return inserted;
  }

  async #takeOut(): Promise<void> {
    this.#endOfTap();
    this.#endOfTap = () => undefined;
    await this.#place.remove();
    this.#card = null;
    this.#changed();
  }

  #setSlipPrinter(state: PaperState): void {
    const { slipPrinter } = this.#parts;
    slipPrinter.setPlugged(state !== 'unplugged');
    if (state === 'coverOpen') slipPrinter.openCover();
    else slipPrinter.closeCover();
    slipPrinter.setPaper(state === 'coverOpen' || state === 'unplugged' ? 'full' : state);
  }

  #setDocumentPrinter(state: PaperState): void {
    const { documentPrinter } = this.#parts;
    documentPrinter.setSheets(state === 'low' || state === 'out' ? SHEETS[state] : SHEETS.full);
    documentPrinter.setTrouble(state === 'jammed' || state === 'coverOpen' ? state : state === 'unplugged' ? 'absent' : 'none');
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function readFaults(faults: readonly unknown[]): Result<readonly CardFaultRule[], BenchFault> {
  const rules = parseCardFaults(JSON.stringify(faults), loadVirtualCard);
  return rules.ok ? rules : err(fault('sim.badFaults', rules.error));
}
