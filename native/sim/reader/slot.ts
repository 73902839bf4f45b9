import { fault } from '../../base/fault.ts';
import { Lock } from '../../base/lock.ts';
import type { CardReaderEvent, CardReaderFault, ChipProtocol, MediaState } from '../../ports/card-reader.ts';
import type { VirtualCard } from '../card/virtual-card.ts';
import { protocolOf } from './atr.ts';
import type { SimReaderPad } from './pad.ts';

/** A card from its insertion to its removal, as the service sees it. */
export class Media {
  readonly card: VirtualCard;
  readonly insertion: number;
  atr: Uint8Array;
  /** `null`: powered, but no valid answer to reset. */
  protocol: ChipProtocol | null;
  powered = true;
  /** One up with every reset: a connection that remembers another number has lost the card's state. */
  generation = 0;
  /** Why it is no longer there; `null` while it is. */
  goneBecause: CardReaderFault | null = null;
  readonly #gone = Promise.withResolvers<CardReaderFault>();

  constructor(card: VirtualCard, insertion: number) {
    this.card = card;
    this.insertion = insertion;
    const atr = card.powerOn();
    this.protocol = atr === null ? null : protocolOf(atr);
    this.atr = this.protocol === null || atr === null ? new Uint8Array() : atr;
  }

  /** Done with the reason when the card is gone. */
  get gone(): Promise<CardReaderFault> {
    return this.#gone.promise;
  }

  end(because: CardReaderFault): void {
    this.goneBecause = because;
    this.#gone.resolve(because);
    this.card.powerOff();
  }

  /** Warm reset, or a cold one of an unpowered card. `false`: the card stayed silent. */
  reset(): boolean {
    const atr = this.powered ? this.card.reset() : this.card.powerOn();
    this.powered = true;
    this.generation += 1;
    this.protocol = atr === null ? null : protocolOf(atr);
    if (atr !== null && this.protocol !== null) this.atr = atr;
    return this.protocol !== null;
  }

  unpower(): void {
    this.card.powerOff();
    this.powered = false;
    this.generation += 1;
  }

  state(): MediaState & { readonly media: 'present' } {
    return { media: 'present', insertion: this.insertion, chip: this.protocol === null ? 'mute' : 'online', atr: this.atr };
  }
}

/** Whoever has a conversation open with the card. */
export interface CardHolder {
  readonly share: 'shared' | 'exclusive';
  disconnect(disposition: 'leave'): Promise<void>;
}

/** One reader: what physically lies in it, and what the service has seen of that. */
export class Slot {
  readonly name: string;
  /** Commands and transactions of all connections, one at a time. */
  readonly line = new Lock();
  card: VirtualCard | null = null;
  media: Media | null = null;
  readonly holders = new Set<CardHolder>();
  /** Keys and display of the reader itself. */
  readonly pad: SimReaderPad | null;
  #insertions: number;

  /** `insertions`: cards that a reader of this name has seen before. */
  constructor(name: string, insertions: number, pad: SimReaderPad | null = null) {
    this.name = name;
    this.pad = pad;
    this.#insertions = insertions;
  }

  get insertions(): number {
    return this.#insertions;
  }

  /** The service notices the card that lies there. */
  notice(emit: (event: CardReaderEvent) => void): void {
    if (this.card === null) return;
    this.#insertions += 1;
    this.media = new Media(this.card, this.#insertions);
    const { insertion, chip, atr } = this.media.state();
    emit({ kind: 'mediaInserted', reader: this.name, insertion, chip, atr });
  }

  /** The service loses sight of the card, because it or more than it has gone. */
  lose(because: CardReaderFault, emit: (event: CardReaderEvent) => void): void {
    const { media } = this;
    if (media === null) return;
    this.media = null;
    this.holders.clear();
    media.end(because);
    emit({ kind: 'mediaRemoved', reader: this.name, insertion: media.insertion });
  }

  state(): MediaState {
    return this.media?.state() ?? { media: 'notPresent' };
  }
}

export const CARD_REMOVED = fault('card.removed', 'the card was taken out');
