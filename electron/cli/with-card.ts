/** What `card read` and `card verify-pin` share: the reader that was named, its card, opened and given back. */
import { systemClock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { openCard, type OpenCard } from '../../native/card/open-card.ts';
import type { ApduTrace } from '../../native/card/trace.ts';
import type { CardKeys } from '../../native/ports/card-keys.ts';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import type { Arguments, Io, Option } from './command.ts';
import { cardIn, findReader, settled } from './readers.ts';

/** Options of every command that speaks to a card. */
export const CARD_OPTIONS = {
  reader: { kind: 'text', value: 'NAME', required: true, help: 'name of the reader, its beginning, or its number in card list' },
  json: { kind: 'flag', help: 'JSON on standard output, also for a fault' },
  trace: { kind: 'flag', help: 'every command and answer on standard error, personal data and PINs masked' },
} as const satisfies Record<string, Option>;

/** Runs `work` with the readers of this machine and closes them. */
export async function withReaders<T>(io: Io, work: (readers: CardReaders) => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  const readers = createPcscReaders({ clock: systemClock });
  try {
    const told = await settled(readers, systemClock, io.signal);
    return told.ok ? await work(readers) : told;
  } finally {
    await readers.close();
  }
}

/** An open card and the reader in which it lies. */
export interface CardAtHand {
  readonly reader: string;
  readonly card: OpenCard;
}

export interface WithCardOptions {
  /** Which keys a reader's cards are opened with; absent: none. */
  readonly keys?: (reader: string) => Promise<Result<CardKeys, Fault>>;
}

/** Runs `work` with the card in the reader that the arguments name; powers the card down afterwards. */
export async function withCard<T>(
  io: Io,
  args: Arguments,
  options: WithCardOptions,
  work: (at: CardAtHand) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  return withReaders(io, async (readers) => {
    const reader = findReader(readers.list(), args.required('reader'));
    if (!reader.ok) return reader;
    const { name } = reader.value;
    const insertion = await cardIn(readers, name, systemClock, io.signal);
    if (!insertion.ok) return insertion;
    const keys = await (options.keys?.(name) ?? Promise.resolve(ok(NO_KEYS)));
    if (!keys.ok) return keys;
    const trace: ApduTrace = ({ direction, text }) => io.err(`${direction === 'command' ? '>' : '<'} ${text}`);
    const opened = await openCard(readers, name, insertion.value, {
      keys: keys.value,
      signal: io.signal,
      ...(args.flag('trace') ? { trace } : {}),
    });
    if (!opened.ok) return opened;
    try {
      return await work({ reader: name, card: opened.value });
    } finally {
      await opened.value.close();
    }
  });
}

const unavailable = () =>
  Promise.resolve(err(fault('keys.unavailable', 'this card asks for keys, and no key service is there (test cards: --test-keys)')));
export const NO_KEYS: CardKeys = { authenticate: unavailable, seal: unavailable };
