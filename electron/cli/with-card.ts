/** What `card read` and `card verify-pin` share: the reader that was named, its card, opened and given back. */
import { systemClock } from '../../native/base/clock.ts';
import type { Fault } from '../../native/base/fault.ts';
import { ok, type Result } from '../../native/base/result.ts';
import { openCard, type OpenCard, type OpenCardOptions } from '../../native/card/open-card.ts';
import type { ApduTrace } from '../../native/card/trace.ts';
import type { CardReaders } from '../../native/ports/card-reader.ts';
import { createPcscReaders } from '../../native/transport/pcsc.ts';
import { NO_KEYS, type HeldKeys, type KeysOfReader } from './card-keys.ts';
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

/** An open card, the reader in which it lies and the keys it was opened with. */
export interface CardAtHand {
  readonly reader: string;
  readonly card: OpenCard;
  /** `null`: none. */
  readonly held: HeldKeys | null;
}

export interface WithCardOptions {
  /** Which keys a reader's cards are opened with; absent: none. */
  readonly keys?: KeysOfReader;
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
    const keys = await (options.keys?.(name, readers) ?? Promise.resolve(ok(null)));
    if (!keys.ok) return keys;
    const held = keys.value;
    try {
      const opened = await openCard(readers, name, insertion.value, openOptions(io, args, held));
      return opened.ok ? await closing(opened.value, (card) => work({ reader: name, card, held })) : opened;
    } finally {
      await held?.close();
    }
  });
}

function openOptions(io: Io, args: Arguments, held: HeldKeys | null): OpenCardOptions {
  const trace: ApduTrace = ({ direction, text }) => io.err(`${direction === 'command' ? '>' : '<'} ${text}`);
  return {
    keys: held?.keys ?? NO_KEYS,
    keyNumbers: held?.keyNumbers ?? {},
    signal: io.signal,
    ...(args.flag('trace') ? { trace } : {}),
  };
}

async function closing<T>(card: OpenCard, work: (card: OpenCard) => Promise<T>): Promise<T> {
  try {
    return await work(card);
  } finally {
    await card.close();
  }
}
