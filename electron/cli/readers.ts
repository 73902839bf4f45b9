/** The card readers of this machine for a command that runs once: all that are there, then the one that was meant. */
import type { Clock } from '../../native/base/clock.ts';
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import type { CardReaderInfo, CardReaders } from '../../native/ports/card-reader.ts';

/** The service tells of its readers one after another, within milliseconds: silence of this length means that it told of all. */
const QUIET_MS = 250;
/** A service that has just been started, or a card that was put in this moment, is seen within this time. */
const CARD_WITHIN_MS = 1_500;

export type CliReaderFault = Fault<'cli.noReader' | 'cli.ambiguousReader'>;

/** Resolves when the service told of every reader that is there; a fault when no service answers. */
export function settled(readers: CardReaders, clock: Clock, signal: AbortSignal): Promise<Result<void, Fault>> {
  return new Promise((resolve) => {
    let stop: () => void = () => undefined;
    const finish = (result: Result<void, Fault>) => {
      stop();
      off();
      signal.removeEventListener('abort', cancel);
      resolve(result);
    };
    const cancel = () => finish(err(cancelled()));
    const off = readers.subscribe((event) => {
      stop();
      if (event.kind === 'serviceOffline') finish(err(event.fault));
      else stop = clock.after(QUIET_MS, () => finish(ok(undefined)));
    });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
  });
}

/**
 * The reader that `wanted` means: its number in the list from 1, its name, or the beginning of its name. Where several begin so, the only one
 * with a card in it.
 */
export function findReader(list: readonly CardReaderInfo[], wanted: string): Result<CardReaderInfo, CliReaderFault> {
  const exact = list.find(({ name }) => name === wanted) ?? (/^\d+$/.test(wanted) ? list[Number(wanted) - 1] : undefined);
  if (exact !== undefined) return ok(exact);
  const matching = list.filter(({ name }) => name.startsWith(wanted));
  const withCard = matching.filter(({ state }) => state.media === 'present');
  const [first, second] = withCard.length > 0 ? withCard : matching;
  if (first === undefined) return err(fault('cli.noReader', `no reader ${JSON.stringify(wanted)}; there are: ${names(list) || 'none'}`));
  if (second !== undefined && withCard.length > 0) {
    return err(fault('cli.ambiguousReader', `${JSON.stringify(wanted)} may be any of: ${names(withCard)}`));
  }
  return ok(first);
}

/** The insertion of the card in a reader, waited for a moment; `card.absent` or `card.mute` when there is none to speak to. */
export async function cardIn(readers: CardReaders, reader: string, clock: Clock, signal: AbortSignal): Promise<Result<number, Fault>> {
  await until(readers, clock, signal, () => stateOf(readers, reader)?.media !== 'notPresent');
  if (signal.aborted) return err(cancelled());
  const state = stateOf(readers, reader);
  if (state === undefined) return err(fault('reader.gone', 'the reader was unplugged'));
  if (state.media === 'notPresent') return err(fault('card.absent', `no card in ${reader}`));
  return state.chip === 'mute' ? err(fault('card.mute', 'the card does not answer to reset')) : ok(state.insertion);
}

function stateOf(readers: CardReaders, reader: string) {
  return readers.list().find(({ name }) => name === reader)?.state;
}

/** Resolves when `reached` holds after an event, at the latest after the time that a card may take. */
function until(readers: CardReaders, clock: Clock, signal: AbortSignal, reached: () => boolean): Promise<void> {
  if (reached() || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      stop();
      off();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const stop = clock.after(CARD_WITHIN_MS, finish);
    const off = readers.subscribe(() => {
      if (reached()) finish();
    });
    signal.addEventListener('abort', finish, { once: true });
  });
}

function names(list: readonly CardReaderInfo[]): string {
  return list.map(({ name }, index) => `${index + 1} ${name}`).join(', ');
}

function cancelled(): Fault {
  return fault('card.cancelled', 'ended by the caller');
}
