/** What a bank sets for its 8583 link. The defaults are UnionPay POS; what no public text confirms is here to be set. */
import type { MacAlgorithm } from '../../../../native/ports/key-store.ts';
import type { PinBlockFormat } from '../../../../native/ports/pin-pad.ts';

export interface Iso8583Settings {
  /** Field 41, 8 characters; field 42, 15 characters. */
  readonly terminal: string;
  readonly merchant: string;
  /** 5 and 6 bytes, hexadecimal. */
  readonly tpdu: string;
  readonly header: string;
  readonly pinFormat: PinBlockFormat;
  readonly macAlgorithm: MacAlgorithm;
  /** Field 60.3 of sign-on: 003 double-length keys, 001 single; field 60.3 of the echo test. */
  readonly signOnCode: string;
  readonly echoCode: string;
  /** Field 63 of sign-on, the operator. */
  readonly operator: string;
  /** Field 53, 16 digits; absent: made of the PIN format. */
  readonly securityControl: string | undefined;
  /** Fields 22, 25, 26 and the end of 60 of the inquiry. */
  readonly entryMode: string;
  readonly conditionCode: string;
  readonly pinLengthField: string;
  readonly terminalAbility: string;
  readonly answerTimeoutMs: number;
  /** A line that was quiet that long is tested before a PIN is asked for. */
  readonly echoAfterMs: number;
}

/** Names under which the key store has the keys of this link. */
export const BANK_KEYS = { master: 'bank-master', pin: 'bank-pin', mac: 'bank-mac' } as const;

/**
 * Field 53: how the PIN is enciphered, 1 without or 2 with card number; 6 double-length DES; 0 no encipherment of tracks. For SM4 no
 * public text gives the second digit: 4 was seen.
 */
export function securityControlOf({ securityControl, pinFormat }: Pick<Iso8583Settings, 'securityControl' | 'pinFormat'>): string {
  if (securityControl !== undefined) return securityControl;
  const bound = pinFormat.startsWith('iso1') || pinFormat.startsWith('x98') ? '1' : '2';
  return `${bound}${pinFormat.endsWith('tdes') ? '6' : '4'}`.padEnd(16, '0');
}
