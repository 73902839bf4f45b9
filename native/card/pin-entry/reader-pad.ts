/** A PIN typed at the card reader's own keys: the digits go from there into the card, and nowhere else. */
import { fault } from '../../base/fault.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { CardConnection, CardReaderFault } from '../../ports/card-reader.ts';
import type { PinPadFault } from '../../ports/pin-pad.ts';
import { splitResponse, type ResponseApdu } from '../apdu.ts';
import { type ControlCodes, FEATURE, featuresOf, parsePinProperties, type PinProperties } from './features.ts';
import { modifyStructure, verifyStructure, type PinLayout } from './structures.ts';

/** Words of the reader in place of the card's (part 10 §2.6.1). */
const READER_SW = { timeout: 0x6400, cancelled: 0x6401, mismatch: 0x6402, length: 0x6403 } as const;

export type PinEntered =
  | { readonly kind: 'card'; readonly response: ResponseApdu }
  /** The new PIN was typed differently the second time. */
  | { readonly kind: 'mismatch' }
  /** Too short or too long. */
  | { readonly kind: 'length' };
export type PinEntryResult = Result<PinEntered, CardReaderFault | PinPadFault>;

export interface ReaderPad {
  /** Can it change a PIN too? */
  readonly modifies: boolean;
  /** Waits for the person; `pinpad.cancelled`, `pinpad.timeout` as they end it. `command`: FF where digits come. */
  verify(layout: PinLayout, command: Uint8Array): Promise<PinEntryResult>;
  modify(layout: PinLayout, offsets: { readonly old: number; readonly fresh: number }, command: Uint8Array): Promise<PinEntryResult>;
  /** `null`: the reader does not say. */
  properties(): Promise<PinProperties | null>;
}

/** The pad of the reader in which this card lies; `null`: it has none. */
export async function readerPadOf(connection: CardConnection, platform: ControlCodes = 'pcscLite'): Promise<ReaderPad | null> {
  const features = await featuresOf(connection, platform);
  const verifyCode = features.get(FEATURE.verifyPinDirect);
  if (verifyCode === undefined) return null;
  const modifyCode = features.get(FEATURE.modifyPinDirect);
  const propertiesCode = features.get(FEATURE.pinProperties);
  return {
    modifies: modifyCode !== undefined,
    verify: (layout, command) => enter(connection, verifyCode, verifyStructure(layout, command)),
    modify: (layout, offsets, command) =>
      modifyCode === undefined
        ? Promise.resolve(err(fault('pinpad.unsupported', 'this reader changes no PIN')))
        : enter(connection, modifyCode, modifyStructure(layout, offsets, command)),
    properties: async () => {
      if (propertiesCode === undefined) return null;
      const said = await connection.control(propertiesCode, new Uint8Array());
      return said.ok ? parsePinProperties(said.value) : null;
    },
  };
}

async function enter(connection: CardConnection, code: number, structure: Uint8Array): Promise<PinEntryResult> {
  const answer = await connection.control(code, structure);
  if (!answer.ok) return answer;
  const response = splitResponse(answer.value);
  if (response === null) return err(fault('card.protocol', 'the reader answered the entry of a PIN without a status word'));
  switch (response.sw) {
    case READER_SW.timeout:
      return err(fault('pinpad.timeout', 'the reader waited long enough', response.sw));
    case READER_SW.cancelled:
      return err(fault('pinpad.cancelled', 'cancel was pressed at the reader', response.sw));
    case READER_SW.mismatch:
      return ok({ kind: 'mismatch' });
    case READER_SW.length:
      return ok({ kind: 'length' });
    default:
      return ok({ kind: 'card', response });
  }
}
