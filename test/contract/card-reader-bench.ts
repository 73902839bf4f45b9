/** What the contract of card readers needs of an implementation under test: hands that insert, pull and swap, and a service to kill. */
import type { Result } from '../../native/base/result.ts';
import { hex } from '../../native/base/bytes.ts';
import { createSoftwareKeys } from '../../native/card/keys/software.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import type { CardReaderEvent, CardReaders } from '../../native/ports/card-reader.ts';
import { loadPersona, loadVirtualCard, type VirtualCard } from '../../native/sim/card/index.ts';

export interface CardReaderBench {
  readonly readers: CardReaders;
  /** Names of the two readers that are there. */
  readonly names: readonly [string, string];
  insert(reader: string, card: VirtualCard): Promise<void>;
  remove(reader: string): Promise<void>;
  serviceDown(): Promise<void>;
  serviceUp(): Promise<void>;
  close(): Promise<void>;
}

/** The value of a result that must be a success. */
export function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`unexpected fault ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The code of a result that must be a fault. */
export function code(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'no fault' : result.error.code;
}

export function virtualCard(id: string): VirtualCard {
  return value(loadVirtualCard(id));
}

/** A key service with the root keys of the simulator's invented issuers. */
export function testKeys(persona = 'zhaotong'): CardKeys {
  const roots = Object.fromEntries(Object.entries(value(loadPersona(persona)).testRootKeys).map(([name, key]) => [name, hex(key)]));
  return createSoftwareKeys({ roots: { sm4: roots, tdes: roots } });
}

/** Everything a listener heard, and waits for what it will hear. */
export class EventLog {
  readonly events: CardReaderEvent[] = [];
  readonly #waiting = new Set<() => void>();

  readonly #stop: () => void;

  constructor(readers: CardReaders) {
    this.#stop = readers.subscribe((event) => {
      this.events.push(event);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Listens no longer. */
  end(): void {
    this.#stop();
  }

  /** The first event from index `from` on that fits; fails after `withinMs`. */
  until(fits: (event: CardReaderEvent) => boolean, from = 0, withinMs = 10_000): Promise<CardReaderEvent> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no such event within ${withinMs} ms; heard: ${this.events.map((event) => event.kind).join(', ')}`));
      }, withinMs);
      const look = () => {
        const found = this.events.slice(from).find(fits);
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** The number of the next insertion into `reader` that is told from index `from` on. */
  async inserted(reader: string, from = 0): Promise<number> {
    const event = await this.until((one) => one.kind === 'mediaInserted' && one.reader === reader, from);
    return event.kind === 'mediaInserted' ? event.insertion : 0;
  }

  async removed(reader: string, from = 0): Promise<void> {
    await this.until((one) => one.kind === 'mediaRemoved' && one.reader === reader, from);
  }
}
