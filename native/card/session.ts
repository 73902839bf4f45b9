/**
 * One session with one card: a queue of conversations over a `CardConnection`. A conversation is a run of commands
 * between which no other command of this program falls (select, then read; challenge, then authenticate).
 */
import { fault } from '../base/fault.ts';
import { Lock } from '../base/lock.ts';
import { err, type Result } from '../base/result.ts';
import type { CardConnection, CardReaderFault, ChipProtocol } from '../ports/card-reader.ts';
import type { CommandApdu, ResponseApdu } from './apdu.ts';
import { exchange } from './exchange.ts';
import type { ReaderPad } from './pin-entry/reader-pad.ts';
import { traceCommand, traceResponse, type ApduTrace } from './trace.ts';
import { splitResponse } from './apdu.ts';

export interface CardSessionOptions {
  /** Gets every command and answer, masked. */
  readonly trace?: ApduTrace;
  /** The longest wait for one answer; the card's own waiting time extensions fall inside. Default 15 s. */
  readonly timeoutMs?: number;
  readonly readerPad?: ReaderPad | null;
}

/** What may be said to the card inside one conversation. */
export interface CardChannel {
  /** One command to its final answer (61xx and 6Cxx already followed). Any status word is a success here: the caller judges it. */
  send(command: CommandApdu): Promise<Result<ResponseApdu, CardReaderFault>>;
  /** Which application is selected, as far as this session knows; whoever selects sets it. */
  selected: string | null;
  /** The keys of the reader itself; absent or `null`: it has none. */
  readonly readerPad?: ReaderPad | null;
}

export interface CardSession {
  readonly atr: Uint8Array;
  readonly protocol: ChipProtocol;
  readonly insertion: number;
  /**
   * Runs `talk` after all earlier conversations have ended. `signal` ends the wait for its turn and the command that
   * runs (`card.cancelled`): a card that was cut short answers nothing more until it is reset.
   */
  converse<T, E>(talk: (card: CardChannel) => Promise<Result<T, E>>, signal?: AbortSignal): Promise<Result<T, E | CardReaderFault>>;
  /** Warm reset: the PIN and authentication states of the card are gone, no application is selected. */
  reset(): Promise<Result<void, CardReaderFault>>;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** Opens a session over a connection that the caller keeps and ends. */
export function createCardSession(connection: CardConnection, options: CardSessionOptions = {}): CardSession {
  const queue = new Lock();
  const state: { selected: string | null } = { selected: null };
  return {
    atr: connection.atr,
    protocol: connection.protocol,
    insertion: connection.insertion,
    converse: (talk, signal) =>
      queue.run(async () => (signal?.aborted === true ? err(cancelled()) : talk(channel(connection, options, state, signal)))),
    reset: () =>
      queue.run(async () => {
        state.selected = null;
        const reset = await connection.reset();
        return reset.ok ? { ok: true, value: undefined } : reset;
      }),
  };
}

function channel(
  connection: CardConnection,
  options: CardSessionOptions,
  state: { selected: string | null },
  signal: AbortSignal | undefined,
): CardChannel {
  const transmitOptions = { timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  const transmit = async (bytes: Uint8Array, command: CommandApdu) => {
    if (signal?.aborted === true) return err(cancelled());
    options.trace?.(traceCommand(command));
    const answer = await connection.transmit(bytes, transmitOptions);
    const response = answer.ok ? splitResponse(answer.value) : null;
    if (response !== null) options.trace?.(traceResponse(command, response));
    return answer;
  };
  return {
    send: (command) => exchange(transmit, connection.protocol, command),
    readerPad: options.readerPad ?? null,
    get selected() {
      return state.selected;
    },
    set selected(name) {
      state.selected = name;
    },
  };
}

function cancelled(): CardReaderFault {
  return fault('card.cancelled', 'ended by the caller');
}
