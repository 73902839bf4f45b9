/** Readers of resident ID cards and their relatives (GA 467, SDT/SAM modules). */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { DeviceState } from './device.ts';

export type IdReaderFaultCode =
  | 'idreader.cancelled'
  | 'idreader.timeout'
  | 'idreader.unreadable' // found, but the read failed; take it away and put it back
  | 'idreader.unknownDocument'
  | 'idreader.malformed'
  | 'idreader.gone'
  | 'idreader.hardwareError';
export type IdReaderFault = Fault<IdReaderFaultCode>;

export interface IdDocument {
  readonly kind: 'residentIdCard' | 'hmtResidencePermit' | 'foreignerResidencePermit';
  readonly number: string;
  readonly name: string;
  readonly validFrom: string;
  /** `YYYY-MM-DD`, or `longTerm` for 长期. */
  readonly validUntil: string;
}

export interface IdReader {
  state(): DeviceState;
  /** Waits for a document on the reader, reads it once. Presence is waited for, so the caller brings the signal that ends it. */
  read(signal: AbortSignal): Promise<Result<IdDocument, IdReaderFault>>;
}
