/**
 * The package `pcsc-mini` behind `PcscBinding`: its only importer. What it works around:
 * - its output buffer defaults to 264 bytes: an own one holds the longest extended answer;
 * - it hands the input's memory to another thread without holding it: commands go out from a buffer that lives as long
 *   as the connection, and are wiped from it;
 * - the ATR in its status events is not the card's: `status()` gives the right one;
 * - it keeps at most four readers and four connections a client.
 */
import { CardDisposition, CardMode, Client, Protocol, type Card, type Err, type Reader } from 'pcsc-mini';
import { err, ok } from '../../base/result.ts';
import type { Disposition, PcscBinding, PcscCard, PcscErrorCode, PcscListener, PcscResult, PcscWatch, ShareMode } from './binding.ts';

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
export const pcscMini: PcscBinding = {
  watch: (listener) => {
    const client = new Client();
    const readers = new Map<string, Reader>();
    client.on('error', (error) => {
      listener.onError(toError(error));
    });
    client.on('reader', (reader) => {
      follow(reader, readers, listener);
    });
    try {
      client.start();
    } catch (error) {
      return { ok: false, error: toError(error) };
    }
    return ok(watchOf(client, readers));
  },
};

function follow(reader: Reader, readers: Map<string, Reader>, listener: PcscListener): void {
  const name = reader.name();
  readers.set(name, reader);
  reader.on('change', (status) => {
    listener.onState(name, status.raw);
  });
  reader.on('disconnect', () => {
    readers.delete(name);
    listener.onReaderGone(name);
  });
}

function watchOf(client: Client, readers: Map<string, Reader>): PcscWatch {
  return {
    connect: async (name, share) => {
      const reader = readers.get(name);
      if (reader === undefined) return err({ code: 'readerGone', detail: 'not listed' });
      const protocol = share === 'direct' ? Protocol.UNSET : Protocol.ANY;
      const card = await attempt(() => reader.connect(SHARE[share], protocol));
      // The card's native side lives inside the client: the closure keeps it from being collected.
      return card.ok ? ok(cardOf(card.value, client)) : card;
    },
    stop: () => {
      client.removeAllListeners();
      client.on('error', () => undefined);
      for (const reader of readers.values()) reader.removeAllListeners();
      try {
        client.stop();
      } catch {
        // The service is gone already.
      }
    },
  };
}

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
    status: async () => {
      const state = await attempt(() => card.state());
      if (!state.ok) return state;
      const { atr, protocol, status } = state.value;
      return ok({
        atr: Uint8Array.from(atr),
        eventCounter: COUNTS_IN_STATUS ? status.raw >>> COUNTER_SHIFT : null,
        protocol: protocolOf(protocol),
      });
    },
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

function toError(error: unknown): { readonly code: PcscErrorCode; readonly detail: string } {
  const name = isCoded(error) ? error.code : String(error);
  return { code: ERROR_CODES[name] ?? 'other', detail: name };
}

function isCoded(error: unknown): error is Err {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
