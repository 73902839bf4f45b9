/** Readers of resident ID cards and their relatives (GA 467, SDT/SAM modules). */
import type { CivilDate } from '../base/civil-date.ts';
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { DeviceState, Unsubscribe } from './device.ts';

export type IdReaderFaultCode =
  | 'idreader.cancelled'
  | 'idreader.timeout'
  | 'idreader.unreadable' // found, but the read failed; take it away and put it back
  | 'idreader.unknownDocument'
  | 'idreader.malformed'
  | 'idreader.gone'
  | 'idreader.hardwareError';
export type IdReaderFault = Fault<IdReaderFaultCode>;

export type IdDocumentKind = 'residentIdCard' | 'hmtResidencePermit' | 'foreignerResidencePermit';

export interface IdDocument {
  readonly kind: IdDocumentKind;
  readonly number: string;
  readonly name: string;
  readonly validFrom: string;
  /** `YYYY-MM-DD`, or `longTerm` for 长期. */
  readonly validUntil: string;
  /** What else stands on it; absent: the reader told no more. */
  readonly details?: IdDocumentDetails;
  /** Absent: none was read. */
  readonly photo?: IdPhoto;
}

/** Fields that a kind of document does not have are `null`. */
export interface IdDocumentDetails {
  /** GB/T 2261.1. */
  readonly sex: 'unknown' | 'male' | 'female' | 'unstated';
  readonly birthDate: CivilDate;
  /** Two digits of GB/T 3304, or what else stands there. */
  readonly ethnicGroup: string | null;
  /** As printed, full-width digits included. */
  readonly address: string | null;
  /** Written to the card after it was issued; `null`: the card has none; absent: it was not asked for or could not be read. */
  readonly newestAddress?: string | null;
  readonly issuer: string | null;
  /** 通行证号码 and 签发次数 of a permit for residents of Hong Kong, Macao and Taiwan. */
  readonly passNumber: string | null;
  readonly issueCount: string | null;
  readonly englishName: string | null;
  /** GB/T 2659, three letters. */
  readonly nationality: string | null;
  /** Of a foreigner's permit: its year. */
  readonly edition: '2017' | '2023' | null;
}

/** The photo as the chip holds it: compressed by a method that is not published. `image`: a decoder was there and understood it. */
export interface IdPhoto {
  readonly wlt: Uint8Array;
  readonly image: { readonly mediaType: 'image/png' | 'image/bmp' | 'image/jpeg'; readonly bytes: Uint8Array } | null;
}

export type IdReaderEvent =
  /** A document was read and lies there; `mediaRemoved` follows as soon as it leaves. Not told by a reader that cannot notice that. */
  | { readonly kind: 'mediaRead' }
  /** The document that was read has left, or the reader itself. SDT modules do not find it again before. */
  | { readonly kind: 'mediaRemoved' }
  | { readonly kind: 'stateChanged'; readonly state: DeviceState };

export interface IdReader {
  state(): DeviceState;
  /** Waits for a document on the reader, reads it once. Presence is waited for, so the caller brings the signal that ends it. */
  read(signal: AbortSignal): Promise<Result<IdDocument, IdReaderFault>>;
  /** Tells of documents that leave and of the reader's own coming and going. */
  subscribe(listener: (event: IdReaderEvent) => void): Unsubscribe;
}
