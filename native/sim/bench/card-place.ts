/** Where a card can be put: the virtual PC/SC reader, or a reader of this process. */
import type { Fault } from '../../base/fault.ts';
import { ok, type Result } from '../../base/result.ts';
import { insertIntoVpcd, type InsertedCard } from '../card/vpcd.ts';
import type { VirtualCard } from '../card/virtual-card.ts';
import type { SimulatedCardReaders } from '../reader.ts';

export interface CardPlace {
  /** Puts a card in; the place must be empty. */
  insert(card: VirtualCard): Promise<Result<void, Fault>>;
  /** Takes out what lies there; an empty place stays as it is. */
  remove(): Promise<void>;
  /** Whether a card lies there: one with a fault may have left by itself. */
  occupied(): boolean;
}

/** The virtual reader of vpcd at a port of this machine. `onLeft`: the card is out, for whatever reason. */
export function vpcdPlace(port: number, onLeft: () => void): CardPlace {
  let inside: InsertedCard | null = null;
  return {
    insert: async (card) => {
      const inserted = await insertIntoVpcd(card, { host: '127.0.0.1', port });
      if (!inserted.ok) return inserted;
      const own = inserted.value;
      inside = own;
      void own.removed.then(() => {
        if (inside !== own) return;
        inside = null;
        onLeft();
      });
      return ok(undefined);
    },
    remove: async () => {
      await inside?.remove();
    },
    occupied: () => inside !== null,
  };
}

/** A reader of this process. */
export function processPlace(readers: SimulatedCardReaders, reader: string): CardPlace {
  const occupied = (): boolean => readers.list().some(({ name, state }) => name === reader && state.media === 'present');
  return {
    insert: (card) => {
      readers.insert(reader, card);
      return Promise.resolve(ok(undefined));
    },
    remove: () => {
      readers.remove(reader);
      return Promise.resolve();
    },
    occupied,
  };
}
