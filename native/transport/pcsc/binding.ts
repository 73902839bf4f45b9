/**
 * What this terminal needs of a PC/SC binding: the narrow interface in front of the package, so that another binding is
 * one file and tests can play one. Failures are values; `PcscError` carries the names of PC/SC part 5 return codes.
 */
import type { Result } from '../../base/result.ts';

/** SCARD_* return codes this transport tells apart; everything else is `other`. */
export type PcscErrorCode =
  | 'noService' // SCARD_E_NO_SERVICE, SCARD_E_SERVICE_STOPPED, SCARD_F_COMM_ERROR: the service is not there (any more)
  | 'removedCard' // SCARD_W_REMOVED_CARD
  | 'resetCard' // SCARD_W_RESET_CARD
  | 'noCard' // SCARD_E_NO_SMARTCARD
  | 'muteCard' // SCARD_W_UNRESPONSIVE_CARD, SCARD_W_UNPOWERED_CARD, SCARD_E_PROTO_MISMATCH, SCARD_W_UNSUPPORTED_CARD
  | 'sharing' // SCARD_E_SHARING_VIOLATION
  | 'readerGone' // SCARD_E_READER_UNAVAILABLE, SCARD_E_UNKNOWN_READER
  | 'unsupported' // SCARD_E_UNSUPPORTED_FEATURE, SCARD_E_INVALID_PARAMETER on control
  | 'notTransacted' // SCARD_E_NOT_TRANSACTED: the reader got no valid answer
  | 'eventsLost' // the binding dropped status events: watch anew
  | 'other';

export interface PcscError {
  readonly code: PcscErrorCode;
  /** The binding's own name for it, for engineers. */
  readonly detail: string;
}

export type PcscResult<T> = Result<T, PcscError>;
export type ShareMode = 'shared' | 'exclusive' | 'direct';
export type Disposition = 'leave' | 'reset' | 'unpower';

export interface PcscCardStatus {
  readonly atr: Uint8Array;
  /** Insertions and removals that the service has counted in this reader (upper half of SCardStatus' state); `null` where it does not tell. */
  readonly eventCounter: number | null;
  readonly protocol: 'chipT0' | 'chipT1' | null;
}

/** A connection to one card. Operations must not overlap: the caller queues them. */
export interface PcscCard {
  /** The answer is valid until the next operation on this card: copy what is kept. */
  transmit(command: Uint8Array): Promise<PcscResult<Uint8Array>>;
  control(code: number, data: Uint8Array): Promise<PcscResult<Uint8Array>>;
  status(): Promise<PcscResult<PcscCardStatus>>;
  reconnect(share: ShareMode, disposition: Disposition): Promise<PcscResult<void>>;
  /** Begins a transaction; the value ends it. */
  begin(): Promise<PcscResult<() => Promise<PcscResult<void>>>>;
  /** Gives the handle back; `false` where the binding could not, because the service or the reader is gone. */
  disconnect(disposition: Disposition): Promise<boolean>;
}

export interface PcscListener {
  /** A reader is there, or its state changed. `state` is dwEventState of SCARD_READERSTATE. */
  readonly onState: (reader: string, state: number) => void;
  readonly onReaderGone: (reader: string) => void;
  /** The watch has ended by itself. */
  readonly onError: (error: PcscError) => void;
}

/** A running watch over all readers. */
export interface PcscWatch {
  connect(reader: string, share: ShareMode): Promise<PcscResult<PcscCard>>;
  /** Ends it: nothing more is told from now on. Resolves when the native side is gone too. */
  stop(): Promise<void>;
}

export interface PcscBinding {
  /** Begins to watch; `noService` when no service answers. */
  watch(listener: PcscListener): PcscResult<PcscWatch>;
}
