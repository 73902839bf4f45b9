/**
 * The package `pcsc-mini` behind `PcscBinding`: its only importer. What it works around:
 * - its output buffer defaults to 264 bytes: an own one holds the longest extended answer;
 * - it hands the input's memory to another thread without holding it: commands go out from a buffer that lives as long
 *   as the connection, and are wiped from it;
 * - the ATR in its status events is not the card's: `status()` gives the right one;
 * - it keeps at most four readers and four connections a client;
 * - a client that could not be stopped throws when it is collected: it is kept for good;
 * - `stop()` hangs for ever when its thread is just between two waits for events: it is called only when there has been no event for
 *   longer than the service needs to find one.
 */
import { CardDisposition, CardMode, Client, Protocol, type Card, type Err, type Reader } from 'pcsc-mini';
import type { Clock } from '../../base/clock.ts';
import { err, ok } from '../../base/result.ts';
import type {
  Disposition,
  PcscBinding,
  PcscCard,
  PcscCardStatus,
  PcscError,
  PcscErrorCode,
  PcscListener,
  PcscResult,
  PcscWatch,
  ShareMode,
} from './binding.ts';

/** CLA INS P1 P2, extended Lc, 65535 bytes of data, extended Le (ISO/IEC 7816-3 §12.1.3). */
const LONGEST_COMMAND = 4 + 3 + 65_535 + 2;
const LONGEST_ANSWER = 65_536 + 2;
const COUNTER_SHIFT = 16;
// Only pcsc-lite puts the counter into SCardStatus too.
const COUNTS_IN_STATUS = process.platform === 'linux';

const SHARE: Readonly<Record<ShareMode, CardMode>> = { shared: CardMode.SHARED, exclusive: CardMode.EXCLUSIVE, direct: CardMode.DIRECT };
const DISPOSITION: Readonly<Record<Disposition, CardDisposition>> = {
  leave: CardDisposition.LEAVE,
  reset: CardDisposition.RESET,
  unpower: CardDisposition.UNPOWER,
};

const ERROR_CODES: Readonly<Record<string, PcscErrorCode>> = {
  NoService: 'noService',
  ServiceStopped: 'noService',
  CommError: 'noService',
  Shutdown: 'noService',
  SystemCancelled: 'noService',
  InvalidHandle: 'noService', // the service was restarted and knows nothing of this handle
  RemovedCard: 'removedCard',
  ResetCard: 'resetCard',
  NoSmartCard: 'noCard',
  UnresponsiveCard: 'muteCard',
  UnpoweredCard: 'muteCard',
  ProtoMismatch: 'muteCard',
  UnsupportedCard: 'muteCard',
  SharingViolation: 'sharing',
  ReaderUnavailable: 'readerGone',
  UnknownReader: 'readerGone',
  UnsupportedFeature: 'unsupported',
  InvalidParameter: 'unsupported',
  InvalidValue: 'unsupported',
  NotTransacted: 'notTransacted',
  TooManyCardConnections: 'sharing',
  TooManyConnectRequests: 'sharing',
  StatusEventBufferOverflow: 'eventsLost',
};

/** The system's PC/SC service (pcscd, or the one of Windows or macOS). */
export function createPcscMini(clock: Clock, quietMs: number): PcscBinding {
  return {
    watch: (listener) => {
      const watch = new PcscMiniWatch(clock, quietMs, listener);
      const error = watch.start();
      return error === null ? ok(watch) : err(error);
    },
  };
}

/** Clients whose service died under them: collecting one throws, so they are kept. One for each death of the service. */
const BURIED = new Set<Client>();

class PcscMiniWatch implements PcscWatch {
  readonly #client = new Client();
  readonly #readers = new Map<string, Reader>();
  readonly #clock: Clock;
  readonly #quietMs: number;
  #listener: PcscListener | null;
  #failed = false;
  #lastEventMs = 0;

  constructor(clock: Clock, quietMs: number, listener: PcscListener) {
    this.#clock = clock;
    this.#quietMs = quietMs;
    this.#listener = listener;
  }

  /** `null` once it runs, else why it does not. */
  start(): PcscError | null {
    this.#client.on('error', (error) => {
      this.#failed = true;
      this.#listener?.onError(toError(error));
    });
    this.#client.on('reader', (reader) => {
      this.#follow(reader);
    });
    try {
      this.#client.start();
      return null;
    } catch (error) {
      return toError(error);
    }
  }

  async connect(name: string, share: ShareMode): Promise<PcscResult<PcscCard>> {
    const reader = this.#readers.get(name);
    if (reader === undefined) return err({ code: 'readerGone', detail: 'not listed' });
    const protocol = share === 'direct' ? Protocol.UNSET : Protocol.ANY;
    const card = await attempt(() => reader.connect(SHARE[share], protocol));
    return card.ok ? ok(cardOf(card.value, this.#client)) : card;
  }

  async stop(): Promise<void> {
    this.#listener = null;
    while (!this.#failed) {
      const quietForMs = this.#clock.nowMs() - this.#lastEventMs;
      if (quietForMs >= this.#quietMs) break;
      await new Promise<void>((resolve) => this.#clock.after(this.#quietMs - quietForMs, resolve));
    }
    try {
      this.#client.stop();
    } catch {
      BURIED.add(this.#client); // the service is gone already
    }
  }

  #follow(reader: Reader): void {
    const name = reader.name();
    this.#readers.set(name, reader);
    reader.on('change', (status) => {
      this.#lastEventMs = this.#clock.nowMs();
      this.#listener?.onState(name, status.raw);
    });
    reader.on('disconnect', () => {
      this.#lastEventMs = this.#clock.nowMs();
      this.#readers.delete(name);
      this.#listener?.onReaderGone(name);
    });
  }
}

/** The card's native side lives inside the client: holding the client here keeps it from being collected. */
function cardOf(card: Card, client: Client): PcscCard {
  const output = new ArrayBuffer(LONGEST_ANSWER);
  const input = new Uint8Array(LONGEST_COMMAND);
  return {
    transmit: async (command) => {
      input.set(command);
      try {
        return ok(await card.transmit(input.subarray(0, command.length), output));
      } catch (error) {
        return err(toError(error));
      } finally {
        input.fill(0, 0, command.length);
      }
    },
    control: (code, data) => {
      input.set(data);
      return attempt(() => card.control(code, input.subarray(0, data.length), output));
    },
    status: () => statusOf(card),
    reconnect: (share, disposition) => attempt(() => card.reconnect(SHARE[share], DISPOSITION[disposition]).then(() => undefined)),
    begin: async () => {
      const transaction = await attempt(() => card.transaction());
      if (!transaction.ok) return transaction;
      return ok(() => attempt(() => transaction.value.end(CardDisposition.LEAVE)));
    },
    disconnect: async (disposition) => {
      const done = await attempt(() => card.disconnect(DISPOSITION[disposition]));
      return done.ok && client instanceof Client;
    },
  };
}

async function statusOf(card: Card): Promise<PcscResult<PcscCardStatus>> {
  const state = await attempt(() => card.state());
  if (!state.ok) return state;
  const { atr, protocol, status } = state.value;
  const eventCounter = COUNTS_IN_STATUS ? status.raw >>> COUNTER_SHIFT : null;
  return ok({ atr: Uint8Array.from(atr), eventCounter, protocol: protocolOf(protocol) });
}

function protocolOf(protocol: Protocol): 'chipT0' | 'chipT1' | null {
  if (protocol === Protocol.T0) return 'chipT0';
  return protocol === Protocol.T1 ? 'chipT1' : null;
}

async function attempt<T>(work: () => Promise<T>): Promise<PcscResult<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(toError(error));
  }
}

function toError(error: unknown): PcscError {
  const name = isCoded(error) ? error.code : String(error);
  return { code: ERROR_CODES[name] ?? 'other', detail: name };
}

function isCoded(error: unknown): error is Err {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
